package dev.latchkey.local.kms;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys, and finds them by id, ARN or alias. */
final class StandInKeys {
    static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
    static final String P384 = "ECC_NIST_P384";

    private static final String ARN_PREFIX = "arn:aws:kms:us-east-1:000000000000:key/";
    private static final int SYMMETRIC_KEY_BYTES = 32;

    private final KeyFile file;
    private final SecureRandom random = new SecureRandom();

    StandInKeys(Path folder) {
        this.file = new KeyFile(folder);
    }

    static String arn(String keyId) {
        return ARN_PREFIX + keyId;
    }

    String create(String keySpec) throws GeneralSecurityException {
        String keyId = UUID.randomUUID().toString();
        switch (keySpec) {
            case SYMMETRIC -> {
                byte[] key = new byte[SYMMETRIC_KEY_BYTES];
                random.nextBytes(key);
                put(keyId, "secret", key);
            }
            case P384 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp384r1"));
                KeyPair pair = generator.generateKeyPair();
                put(keyId, "private", pair.getPrivate().getEncoded());
                put(keyId, "public", pair.getPublic().getEncoded());
            }
            default -> throw new KmsError("UnsupportedOperationException");
        }
        file.put("key." + keyId + ".spec", keySpec);
        return keyId;
    }

    void alias(String alias, String key) {
        if (file.get(alias).isPresent()) {
            throw new KmsError("AlreadyExistsException");
        }
        file.put(alias, resolve(key));
    }

    /** The id of the key that is named by id, ARN or alias. */
    String resolve(String name) {
        String unqualified = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        String keyId = unqualified.startsWith("alias/")
                ? file.get(unqualified).orElseThrow(() -> new KmsError("NotFoundException"))
                : unqualified.replaceFirst("^key/", "");
        spec(keyId);
        return keyId;
    }

    String spec(String keyId) {
        return file.get("key." + keyId + ".spec").orElseThrow(() -> new KmsError("NotFoundException"));
    }

    SecretKey secret(String keyId) {
        return new SecretKeySpec(get(keyId, "secret"), "AES");
    }

    PrivateKey privateKey(String keyId) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(get(keyId, "private")));
    }

    byte[] publicKey(String keyId) {
        return get(keyId, "public");
    }

    private void put(String keyId, String part, byte[] bytes) {
        file.put("key." + keyId + "." + part, Base64.getEncoder().encodeToString(bytes));
    }

    private byte[] get(String keyId, String part) {
        return Base64.getDecoder()
                .decode(file.get("key." + keyId + "." + part)
                        .orElseThrow(() -> new KmsError("InvalidKeyUsageException")));
    }
}
