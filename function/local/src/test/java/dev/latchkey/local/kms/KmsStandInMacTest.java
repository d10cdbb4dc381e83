package dev.latchkey.local.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.VerifyMacResponse;

class KmsStandInMacTest extends KmsStandInHarness {
    private static final SdkBytes MESSAGE = SdkBytes.fromUtf8String("a code's item");

    private String key = "";

    @BeforeEach
    void createKey() {
        key = newMacKey();
    }

    private String newMacKey() {
        return kms.createKey(request -> request.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata()
                .arn();
    }

    private GenerateMacResponse generate(SdkBytes message, MacAlgorithmSpec algorithm) {
        return kms.generateMac(request -> request.keyId(key).message(message).macAlgorithm(algorithm));
    }

    private SdkBytes mac() {
        return generate(MESSAGE, MacAlgorithmSpec.HMAC_SHA_256).mac();
    }

    private VerifyMacResponse verify(SdkBytes message, SdkBytes mac) {
        return kms.verifyMac(
                request -> request.keyId(key).message(message).mac(mac).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256));
    }

    private static void isValidationError(KmsException e) {
        assertEquals("ValidationException", e.awsErrorDetails().errorCode());
        assertEquals(400, e.statusCode());
    }

    @Nested
    class GenerateMac {
        @Test
        void mac_isNamedWithItsKeyAndHas32Bytes() {
            GenerateMacResponse answer = generate(MESSAGE, MacAlgorithmSpec.HMAC_SHA_256);

            assertEquals(32, answer.mac().asByteArray().length);
            assertEquals(key, answer.keyId());
            assertEquals(MacAlgorithmSpec.HMAC_SHA_256, answer.macAlgorithm());
        }

        @Test
        void sameMessage_hasOneMacForEachKey() {
            SdkBytes mac = mac();
            assertEquals(mac, mac());

            key = newMacKey();
            assertNotEquals(mac, mac());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 4096})
        void messageAtEitherBound_verifies(int length) {
            SdkBytes message = SdkBytes.fromByteArray(new byte[length]);

            assertTrue(verify(
                            message,
                            generate(message, MacAlgorithmSpec.HMAC_SHA_256).mac())
                    .macValid());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 4097})
        void messageOutOfBounds_isRefused(int length) {
            isValidationError(assertThrows(
                    KmsException.class,
                    () -> generate(SdkBytes.fromByteArray(new byte[length]), MacAlgorithmSpec.HMAC_SHA_256)));
        }

        @Test
        void withAnotherAlgorithm_isInvalidKeyUsage() {
            assertThrows(InvalidKeyUsageException.class, () -> generate(MESSAGE, MacAlgorithmSpec.HMAC_SHA_384));
        }

        @Test
        void withAKeyForEncryption_isInvalidKeyUsage() {
            key = newKey();

            assertThrows(InvalidKeyUsageException.class, KmsStandInMacTest.this::mac);
        }
    }

    @Nested
    class VerifyMac {
        @Test
        void mac_isValid() {
            VerifyMacResponse answer = verify(MESSAGE, mac());

            assertTrue(answer.macValid());
            assertEquals(key, answer.keyId());
            assertEquals(MacAlgorithmSpec.HMAC_SHA_256, answer.macAlgorithm());
        }

        @Test
        void macOfAnotherMessage_isInvalid() {
            SdkBytes mac = mac();
            KmsInvalidMacException e = assertThrows(
                    KmsInvalidMacException.class, () -> verify(SdkBytes.fromUtf8String("another item"), mac));

            assertEquals("KMSInvalidMacException", e.awsErrorDetails().errorCode());
            assertEquals(400, e.statusCode());
        }

        @Test
        void macOfAnotherKey_isInvalid() {
            SdkBytes mac = mac();
            key = newMacKey();

            assertThrows(KmsInvalidMacException.class, () -> verify(MESSAGE, mac));
        }

        @Test
        void shortenedMac_isInvalid() {
            byte[] mac = mac().asByteArray();

            assertThrows(
                    KmsInvalidMacException.class,
                    () -> verify(MESSAGE, SdkBytes.fromByteArray(Arrays.copyOf(mac, 31))));
        }

        @Test
        void emptyMac_isRefused() {
            isValidationError(
                    assertThrows(KmsException.class, () -> verify(MESSAGE, SdkBytes.fromByteArray(new byte[0]))));
        }

        @Test
        void afterARestart_isValid() {
            SdkBytes mac = mac();
            stop();
            start();

            assertTrue(verify(MESSAGE, mac).macValid());
        }
    }

    @Nested
    class MacKey {
        @Test
        void metadata_saysWhatItIsFor() {
            assertEquals(
                    List.of(MacAlgorithmSpec.HMAC_SHA_256),
                    kms.describeKey(request -> request.keyId(key)).keyMetadata().macAlgorithms());
        }

        @Test
        void forEncryption_isInvalidKeyUsage() {
            assertThrows(
                    InvalidKeyUsageException.class,
                    () -> kms.encrypt(request -> request.keyId(key).plaintext(MESSAGE)));
        }

        @Test
        void publicHalf_isUnsupported() {
            assertThrows(UnsupportedOperationException.class, () -> kms.getPublicKey(request -> request.keyId(key)));
        }
    }
}
