package dev.latchkey.aws.kms;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * Symmetric keys in KMS, and what is sealed with them: authenticated encryption under KMS's encryption context. The
 * first key seals; each opens what it sealed when it was the first.
 */
public final class KmsSealingKeys {
    private static final AwsOperation ENCRYPT = new AwsOperation("KMS", "Encrypt");
    private static final AwsOperation DECRYPT = new AwsOperation("KMS", "Decrypt");

    private final KmsClient kms;
    private final List<String> keyArns;

    public KmsSealingKeys(KmsClient kms, List<String> keyArns) {
        this.kms = kms;
        this.keyArns = keyArns;
    }

    /**
     * Encrypts {@code plaintext}.
     *
     * @param encryptionContext bound to the ciphertext: it opens with this context and no other. Not secret.
     */
    public byte[] seal(byte[] plaintext, Map<String, String> encryptionContext, RequestContext context) {
        return ENCRYPT.call(
                context,
                timeouts -> kms.encrypt(encrypt -> encrypt.keyId(keyArns.getFirst())
                                .plaintext(SdkBytes.fromByteArray(plaintext))
                                .encryptionContext(encryptionContext)
                                .overrideConfiguration(timeouts))
                        .ciphertextBlob()
                        .asByteArray());
    }

    /** What was sealed; empty for anything that none of the keys sealed under this context. A call for each key tried. */
    public Optional<byte[]> open(byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context) {
        return keyArns.stream()
                .flatMap(arn -> open(arn, ciphertext, encryptionContext, context).stream())
                .findFirst();
    }

    private Optional<byte[]> open(
            String keyArn, byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context) {
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
