package dev.latchkey.signin.testing;

import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;

/** KMS in memory: two keys that sign, and one that opens what {@link #sealed} made. */
public final class FakeKms implements KmsClient {
    public static final String CLIENT_KEY = "arn:aws:kms:eu-central-1:111122223333:key/client";
    public static final String SIGNING_KEY = "arn:aws:kms:eu-central-1:111122223333:key/signing";
    public static final String PREVIOUS_SIGNING_KEY = "arn:aws:kms:eu-central-1:111122223333:key/signing-before";
    public static final String SECRETS_KEY = "arn:aws:kms:eu-central-1:111122223333:key/secrets";

    private static final Map<String, KeyPair> KEYS = Map.of(
            CLIENT_KEY, pair("secp256r1"), SIGNING_KEY, pair("secp384r1"), PREVIOUS_SIGNING_KEY, pair("secp384r1"));
    private static final String SEAL = "sealed by the key of secrets:";

    /** How often each operation was called. */
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    private volatile boolean isDown;

    /** From now on every call fails, or none. */
    public void down(boolean now) {
        isDown = now;
    }

    public int calls(String operation) {
        return calls.getOrDefault(operation, new AtomicInteger()).get();
    }

    /** A secret as the access file has it. */
    public static String sealed(String secret) {
        return Base64.getEncoder().encodeToString((SEAL + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SignResponse sign(SignRequest request) {
        called("Sign");
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(key(request.keyId()).getPrivate());
            signature.update(request.message().asByteArray());
            return SignResponse.builder()
                    .signature(SdkBytes.fromByteArray(signature.sign()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
        called("GetPublicKey");
        return GetPublicKeyResponse.builder()
                .publicKey(
                        SdkBytes.fromByteArray(key(request.keyId()).getPublic().getEncoded()))
                .build();
    }

    @Override
    public DecryptResponse decrypt(DecryptRequest request) {
        called("Decrypt");
        String sealed = request.ciphertextBlob().asUtf8String();
        if (!request.keyId().equals(SECRETS_KEY)
                || !request.encryptionContext().equals(ClientSecret.ENCRYPTION_CONTEXT)
                || !sealed.startsWith(SEAL)) {
            throw InvalidCiphertextException.builder().build();
        }
        return DecryptResponse.builder()
                .plaintext(SdkBytes.fromUtf8String(sealed.substring(SEAL.length())))
                .build();
    }

    @Override
    public String serviceName() {
        return "kms";
    }

    @Override
    public void close() {}

    private void called(String operation) {
        calls.computeIfAbsent(operation, first -> new AtomicInteger()).incrementAndGet();
        if (isDown) {
            throw KmsInternalException.builder()
                    .message("arn:aws:kms: is down")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("KMSInternalException")
                            .build())
                    .build();
        }
    }

    private static KeyPair key(String arn) {
        KeyPair key = KEYS.get(arn);
        if (key == null) {
            throw new IllegalStateException("no key " + arn);
        }
        return key;
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
