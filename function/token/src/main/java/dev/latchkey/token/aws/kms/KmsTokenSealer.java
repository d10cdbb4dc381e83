package dev.latchkey.token.aws.kms;

import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.TokenSealer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

/** Seals with a symmetric KMS key; the context is KMS's encryption context. */
public final class KmsTokenSealer implements TokenSealer {
    private final KmsSealingKeys key;

    public KmsTokenSealer(KmsClient kms, String keyArn) {
        this.key = new KmsSealingKeys(kms, List.of(keyArn));
    }

    @Override
    public byte[] seal(byte[] plaintext, Map<String, String> encryptionContext, RequestContext context) {
        return key.seal(plaintext, encryptionContext, context);
    }

    @Override
    public Optional<byte[]> open(byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context) {
        return key.open(ciphertext, encryptionContext, context);
    }
}
