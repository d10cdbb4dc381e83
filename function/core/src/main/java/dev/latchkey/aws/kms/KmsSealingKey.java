package dev.latchkey.aws.kms;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.RequestContext;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** A symmetric key in KMS, and what is sealed with it: authenticated encryption under KMS's encryption context. */
public final class KmsSealingKey {
    private static final AwsOperation ENCRYPT = new AwsOperation("KMS", "Encrypt");
    private static final AwsOperation DECRYPT = new AwsOperation("KMS", "Decrypt");

    private final KmsClient kms;
    private final String keyArn;

    public KmsSealingKey(KmsClient kms, String keyArn) {
        this.kms = kms;
        this.keyArn = keyArn;
    }

    /**
     * Encrypts {@code plaintext}.
     *
     * @param encryptionContext bound to the ciphertext: it opens with this context and no other. Not secret.
     */
    public byte[] seal(byte[] plaintext, Map<String, String> encryptionContext, RequestContext context) {
        return ENCRYPT.call(
                context,
                timeouts -> kms.encrypt(encrypt -> encrypt.keyId(keyArn)
                                .plaintext(SdkBytes.fromByteArray(plaintext))
                                .encryptionContext(encryptionContext)
                                .overrideConfiguration(timeouts))
                        .ciphertextBlob()
                        .asByteArray());
    }

    /** What was sealed; empty for anything that this key did not seal under this context. */
    public Optional<byte[]> open(byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context) {
        return DECRYPT.call(context, timeouts -> {
            try {
                return Optional.of(kms.decrypt(decrypt -> decrypt.keyId(keyArn)
                                .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                                .encryptionContext(encryptionContext)
                                .overrideConfiguration(timeouts))
                        .plaintext()
                        .asByteArray());
            } catch (InvalidCiphertextException | IncorrectKeyException e) {
                return Optional.empty();
            }
        });
    }
}
