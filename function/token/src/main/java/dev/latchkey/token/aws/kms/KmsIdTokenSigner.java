package dev.latchkey.token.aws.kms;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.IdTokenSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs with an ECC_NIST_P384 KMS key. KMS is sent the digest only, and does not see what the token says. */
public final class KmsIdTokenSigner implements IdTokenSigner {
    private static final AwsOperation SIGN = new AwsOperation("KMS", "Sign");
    private static final int COORDINATE_BYTES = 48;

    private final KmsClient kms;
    private final String keyArn;

    public KmsIdTokenSigner(KmsClient kms, String keyArn) {
        this.kms = kms;
        this.keyArn = keyArn;
    }

    /** The last part of the key's ARN, which names neither account nor Region. */
    @Override
    public String keyId() {
        return keyArn.substring(keyArn.lastIndexOf('/') + 1);
    }

    @Override
    public byte[] sign(byte[] signingInput, RequestContext context) {
        byte[] der = SIGN.call(
                context,
                timeouts -> kms.sign(sign -> sign.keyId(keyArn)
                                .message(SdkBytes.fromByteArray(sha384(signingInput)))
                                .messageType(MessageType.DIGEST)
                                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_384)
                                .overrideConfiguration(timeouts))
                        .signature()
                        .asByteArray());
        return DerSignature.toConcatenation(der, COORDINATE_BYTES);
    }

    private static byte[] sha384(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-384", e);
        }
    }
}
