package dev.latchkey.aws.kms;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.CallTimeouts;
import dev.latchkey.grant.TokenSealer;
import dev.latchkey.oauth.Deadline;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** Seals with a symmetric KMS key; the context is KMS's encryption context. */
public final class KmsTokenSealer implements TokenSealer {
    private static final String SERVICE = "KMS";

    private final KmsClient kms;
    private final String keyArn;

    public KmsTokenSealer(KmsClient kms, String keyArn) {
        this.kms = kms;
        this.keyArn = keyArn;
    }

    @Override
    public byte[] seal(byte[] plaintext, Map<String, String> context, Deadline deadline) {
        try {
            return kms.encrypt(encrypt -> encrypt.keyId(keyArn)
                            .plaintext(SdkBytes.fromByteArray(plaintext))
                            .encryptionContext(context)
                            .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "Encrypt")))
                    .ciphertextBlob()
                    .asByteArray();
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "Encrypt", e);
        }
    }

    @Override
    public Optional<byte[]> open(byte[] ciphertext, Map<String, String> context, Deadline deadline) {
        try {
            return Optional.of(kms.decrypt(decrypt -> decrypt.keyId(keyArn)
                            .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                            .encryptionContext(context)
                            .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "Decrypt")))
                    .plaintext()
                    .asByteArray());
        } catch (InvalidCiphertextException | IncorrectKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "Decrypt", e);
        }
    }
}
