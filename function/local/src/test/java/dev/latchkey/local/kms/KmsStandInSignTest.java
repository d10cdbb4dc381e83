package dev.latchkey.local.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

@ParameterizedClass
@CsvSource({
    "ECC_NIST_P256, ECDSA_SHA_256, SHA-256, ECDSA_SHA_384",
    "ECC_NIST_P384, ECDSA_SHA_384, SHA-384, ECDSA_SHA_256"
})
class KmsStandInSignTest extends KmsStandInHarness {
    private static final byte[] MESSAGE = "header.claims".getBytes(StandardCharsets.US_ASCII);

    private final KeySpec spec;
    private final SigningAlgorithmSpec algorithm;
    private final MessageDigest hash;
    private final SigningAlgorithmSpec otherAlgorithm;
    private String key = "";

    KmsStandInSignTest(KeySpec spec, SigningAlgorithmSpec algorithm, String hash, SigningAlgorithmSpec otherAlgorithm)
            throws NoSuchAlgorithmException {
        this.spec = spec;
        this.algorithm = algorithm;
        this.hash = MessageDigest.getInstance(hash);
        this.otherAlgorithm = otherAlgorithm;
    }

    @BeforeEach
    void createKey() {
        key = kms.createKey(request -> request.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .arn();
    }

    private byte[] sign(byte[] message, MessageType type) {
        return sign(message, type, algorithm);
    }

    private byte[] sign(byte[] message, MessageType type, SigningAlgorithmSpec algorithm) {
        return kms.sign(request -> request.keyId(key)
                        .message(SdkBytes.fromByteArray(message))
                        .messageType(type)
                        .signingAlgorithm(algorithm))
                .signature()
                .asByteArray();
    }

    private boolean verifies(byte[] derSignature) throws Exception {
        byte[] der = kms.getPublicKey(request -> request.keyId(key)).publicKey().asByteArray();
        PublicKey publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        Signature signature = Signature.getInstance(hash.getAlgorithm().replace("-", "") + "withECDSA");
        signature.initVerify(publicKey);
        signature.update(MESSAGE);
        return signature.verify(derSignature);
    }

    private static void isValidationError(KmsException e) {
        assertEquals("ValidationException", e.awsErrorDetails().errorCode());
    }

    @Nested
    class Sign {
        @Test
        void message_verifiesWithThePublicKey() throws Exception {
            assertTrue(verifies(sign(MESSAGE, MessageType.RAW)));
        }

        @Test
        void itsDigest_verifiesWithThePublicKey() throws Exception {
            byte[] digest = hash.digest(MESSAGE);

            assertTrue(verifies(sign(digest, MessageType.DIGEST)));
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 1})
        void digestOfAnotherLength_isRefused(int difference) {
            byte[] digest = new byte[hash.getDigestLength() + difference];

            isValidationError(assertThrows(KmsException.class, () -> sign(digest, MessageType.DIGEST)));
        }

        @Test
        void messageOver4096Bytes_isRefused() {
            isValidationError(assertThrows(KmsException.class, () -> sign(new byte[4097], MessageType.RAW)));
        }

        @Test
        void withAnotherAlgorithm_isInvalidKeyUsage() {
            assertThrows(InvalidKeyUsageException.class, () -> sign(MESSAGE, MessageType.RAW, otherAlgorithm));
        }

        @Test
        void withASymmetricKey_isInvalidKeyUsage() {
            key = kms.createKey().keyMetadata().arn();

            assertThrows(InvalidKeyUsageException.class, () -> sign(MESSAGE, MessageType.RAW));
        }

        @Test
        void afterARestart_verifiesWithTheSameKey() throws Exception {
            byte[] signature = sign(MESSAGE, MessageType.RAW);
            String before = key;
            stop();
            start();
            key = before;

            assertTrue(verifies(signature));
        }
    }

    @Nested
    class GetPublicKey {
        @Test
        void ofASigningKey_saysWhatItIsFor() {
            GetPublicKeyResponse answer = kms.getPublicKey(request -> request.keyId(key));

            assertEquals(key, answer.keyId());
            assertEquals(spec, answer.keySpec());
            assertEquals(KeyUsageType.SIGN_VERIFY, answer.keyUsage());
            assertEquals(List.of(algorithm), answer.signingAlgorithms());
        }

        @Test
        void ofASymmetricKey_isUnsupported() {
            String symmetric = kms.createKey().keyMetadata().arn();

            assertThrows(
                    UnsupportedOperationException.class, () -> kms.getPublicKey(request -> request.keyId(symmetric)));
        }
    }

    @Nested
    class AnyRequest {
        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "TrentService.ScheduleKeyDeletion, {}, UnknownOperationException",
                    "DynamoDB_20120810.GetItem, {}, UnknownOperationException",
                    "TrentService.DescribeKey, not json, SerializationException",
                    "TrentService.DescribeKey, `{\"KeyId\":7}`, SerializationException",
                    "TrentService.Decrypt, `{\"CiphertextBlob\":\"!\"}`, SerializationException",
                })
        void thatIsNotUnderstood_isRefusedByTheErrorsName(String target, String body, String error) throws Exception {
            try (HttpClient http = HttpClient.newHttpClient()) {
                URI url = standIn.url();
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(url)
                                .header("X-Amz-Target", target)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

                assertEquals(400, answer.statusCode());
                assertTrue(answer.body().contains("\"__type\":\"" + error + "\""), answer.body());
            }
        }
    }
}
