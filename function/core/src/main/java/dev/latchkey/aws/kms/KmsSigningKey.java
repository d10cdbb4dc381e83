package dev.latchkey.aws.kms;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.RequestContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** An elliptic curve key in KMS that signs JWTs. KMS is sent the digest: what is signed is not its business. */
public final class KmsSigningKey {
    private static final AwsOperation SIGN = new AwsOperation("KMS", "Sign");
    private static final AwsOperation GET_PUBLIC_KEY = new AwsOperation("KMS", "GetPublicKey");

    /** JOSE's algorithms (RFC 7518 §3.4), each with its curve. */
    public enum Algorithm {
        /** Of a key ECC_NIST_P256. */
        ES256("SHA-256", SigningAlgorithmSpec.ECDSA_SHA_256, 32),
        /** Of a key ECC_NIST_P384. */
        ES384("SHA-384", SigningAlgorithmSpec.ECDSA_SHA_384, 48);

        private final String digest;
        private final SigningAlgorithmSpec spec;
        private final int coordinateBytes;

        Algorithm(String digest, SigningAlgorithmSpec spec, int coordinateBytes) {
            this.digest = digest;
            this.spec = spec;
            this.coordinateBytes = coordinateBytes;
        }
    }

    private final KmsClient kms;
    private final String arn;
    private final Algorithm algorithm;

    public KmsSigningKey(KmsClient kms, String arn, Algorithm algorithm) {
        this.kms = kms;
        this.arn = arn;
        this.algorithm = algorithm;
    }

    /** JOSE's name of the algorithm. */
    public String algorithm() {
        return algorithm.name();
    }

    /** The JWK's {@code kid}: the last part of the key's ARN, which names neither account nor Region. */
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The signature as JOSE wants it: r‖s. */
    public byte[] sign(byte[] signingInput, RequestContext context) {
        byte[] der = SIGN.call(
                context,
                timeouts -> kms.sign(sign -> sign.keyId(arn)
                                .message(SdkBytes.fromByteArray(digest(signingInput)))
                                .messageType(MessageType.DIGEST)
                                .signingAlgorithm(algorithm.spec)
                                .overrideConfiguration(timeouts))
                        .signature()
                        .asByteArray());
        return DerSignature.toConcatenation(der, algorithm.coordinateBytes);
    }

    /** The public half: a SubjectPublicKeyInfo in DER (RFC 5280 §4.1). */
    public byte[] publicKey(RequestContext context) {
        return GET_PUBLIC_KEY.call(
                context,
                timeouts -> kms.getPublicKey(get -> get.keyId(arn).overrideConfiguration(timeouts))
                        .publicKey()
                        .asByteArray());
    }

    private byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm.digest).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digest, e);
        }
    }
}
