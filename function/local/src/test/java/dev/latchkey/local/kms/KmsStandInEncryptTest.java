package dev.latchkey.local.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class KmsStandInEncryptTest extends KmsStandInHarness {
    private static final SdkBytes PLAINTEXT = bytes("a refresh token's claims");
    private static final Map<String, String> CONTEXT = Map.of("purpose", "refresh-token", "client", "same-device");

    private void restart() {
        stop();
        start();
    }

    private static SdkBytes bytes(String text) {
        return SdkBytes.fromUtf8String(text);
    }

    private SdkBytes encrypt(String key, Map<String, String> context) {
        return kms.encrypt(request -> request.keyId(key).plaintext(PLAINTEXT).encryptionContext(context))
                .ciphertextBlob();
    }

    private SdkBytes decrypt(String key, SdkBytes blob, Map<String, String> context) {
        return kms.decrypt(request -> request.keyId(key).ciphertextBlob(blob).encryptionContext(context))
                .plaintext();
    }

    private static void isValidationError(KmsException e) {
        assertEquals("ValidationException", e.awsErrorDetails().errorCode());
        assertEquals(400, e.statusCode());
    }

    @Nested
    class Encrypt {
        @Test
        void largestPlaintext_isAsLongAsKmsWouldMakeIt() {
            String key = newKey();
            byte[] largest = new byte[4096];
            SdkBytes blob = kms.encrypt(request -> request.keyId(key).plaintext(SdkBytes.fromByteArray(largest)))
                    .ciphertextBlob();

            assertEquals(4096 + 152, blob.asByteArray().length);
            assertArrayEquals(largest, decrypt(key, blob, Map.of()).asByteArray());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 4097})
        void lengthOutOfBounds_isRefused(int length) {
            String key = newKey();

            isValidationError(assertThrows(
                    KmsException.class,
                    () -> kms.encrypt(
                            request -> request.keyId(key).plaintext(SdkBytes.fromByteArray(new byte[length])))));
        }

        @Test
        void ciphertext_showsNothingOfThePlaintext() {
            String blob = new String(encrypt(newKey(), CONTEXT).asByteArray(), StandardCharsets.ISO_8859_1);

            assertFalse(blob.contains(PLAINTEXT.asUtf8String()));
        }

        @Test
        void withASigningKey_isInvalidKeyUsage() {
            String key = kms.createKey(
                            request -> request.keySpec(KeySpec.ECC_NIST_P384).keyUsage(KeyUsageType.SIGN_VERIFY))
                    .keyMetadata()
                    .arn();

            assertThrows(InvalidKeyUsageException.class, () -> encrypt(key, CONTEXT));
        }
    }

    @Nested
    class Decrypt {
        @Test
        void underTheSameContext_isThePlaintext() {
            String key = newKey();

            assertEquals(PLAINTEXT, decrypt(key, encrypt(key, CONTEXT), CONTEXT));
        }

        @Test
        void withoutAKeyId_isThePlaintextAndNamesTheKey() {
            String key = newKey();
            SdkBytes blob = encrypt(key, CONTEXT);

            assertEquals(
                    key,
                    kms.decrypt(request -> request.ciphertextBlob(blob).encryptionContext(CONTEXT))
                            .keyId());
        }

        @Test
        void samePlaintextTwice_isTwoCiphertexts() {
            String key = newKey();

            assertNotEquals(encrypt(key, CONTEXT), encrypt(key, CONTEXT));
        }

        @Test
        void underAnotherContext_isInvalidCiphertext() {
            String key = newKey();
            SdkBytes blob = encrypt(key, Map.of("ab", "c", "d", "e"));

            assertThrows(InvalidCiphertextException.class, () -> decrypt(key, blob, Map.of()));
            assertThrows(InvalidCiphertextException.class, () -> decrypt(key, blob, Map.of("a", "bc", "d", "e")));
            assertThrows(InvalidCiphertextException.class, () -> decrypt(key, blob, Map.of("ab", "c", "D", "e")));
        }

        @Test
        void namingAnotherKey_isIncorrectKey() {
            SdkBytes blob = encrypt(newKey(), CONTEXT);
            String other = newKey();

            assertThrows(IncorrectKeyException.class, () -> decrypt(other, blob, CONTEXT));
        }

        @Test
        void namingUnknownKey_isNotFound() {
            SdkBytes blob = encrypt(newKey(), CONTEXT);

            assertThrows(NotFoundException.class, () -> decrypt("no-such", blob, CONTEXT));
        }

        @Test
        void withAnyByteChanged_isInvalidCiphertext() {
            String key = newKey();
            byte[] blob = encrypt(key, CONTEXT).asByteArray();

            for (int position : new int[] {0, 50, 125, blob.length - 17, blob.length - 1}) {
                byte[] changed = blob.clone();
                changed[position] ^= 1;
                assertThrows(
                        InvalidCiphertextException.class,
                        () -> decrypt(key, SdkBytes.fromByteArray(changed), CONTEXT),
                        "byte " + position);
            }
        }

        @Test
        void ofGarbage_isInvalidCiphertext() {
            String key = newKey();

            assertThrows(InvalidCiphertextException.class, () -> decrypt(key, bytes("garbage"), CONTEXT));
        }
    }

    @Nested
    class Restart {
        @Test
        void keysAndAliases_areThereAgain() {
            String key = newKey();
            kms.createAlias(request -> request.aliasName("alias/one").targetKeyId(key));
            SdkBytes blob = encrypt(key, CONTEXT);
            restart();

            assertEquals(PLAINTEXT, decrypt("alias/one", blob, CONTEXT));
        }
    }
}
