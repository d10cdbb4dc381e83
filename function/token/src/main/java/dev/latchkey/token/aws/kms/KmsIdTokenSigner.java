package dev.latchkey.token.aws.kms;

import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.IdTokenSigner;
import software.amazon.awssdk.services.kms.KmsClient;

/** Signs with an ECC_NIST_P384 KMS key. */
public final class KmsIdTokenSigner implements IdTokenSigner {
    private final KmsSigningKey key;

    public KmsIdTokenSigner(KmsClient kms, String keyArn) {
        this.key = new KmsSigningKey(kms, keyArn, KmsSigningKey.Algorithm.ES384);
    }

    @Override
    public String keyId() {
        return key.id();
    }

    @Override
    public byte[] sign(byte[] signingInput, RequestContext context) {
        return key.sign(signingInput, context);
    }
}
