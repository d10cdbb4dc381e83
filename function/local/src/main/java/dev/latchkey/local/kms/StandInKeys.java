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
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys, and finds them by id, ARN or alias. */
final class StandInKeys {
    private static final String ARN_PREFIX = "arn:aws:kms:us-east-1:000000000000:";
    private static final Pattern ALIAS = Pattern.compile("alias/(?!aws/)[a-zA-Z0-9/_-]{1,250}");

    private static final Pattern KEY_ENTRY = Pattern.compile("key\\.([0-9a-f-]+)\\.(\\w+)");

    private final KeyFile file;
    private final SecureRandom random = new SecureRandom();

    /**
     * Finds the keys that were made earlier.
     *
     * @throws dev.latchkey.local.storage.UnusableDataException if they cannot be read
     */
    StandInKeys(Path folder) {
        this.file = new KeyFile(folder);
        file.names().forEach(this::require);
    }

    static String arn(String keyId) {
        return ARN_PREFIX + "key/" + keyId;
    }

    /** The id of a new key. */
    String create(KeySpec spec) throws GeneralSecurityException {
        String keyId = UUID.randomUUID().toString();
        switch (spec) {
            case SYMMETRIC_DEFAULT -> put(keyId, spec, Map.of("secret", randomBytes(spec)));
            // By a name of its own, so that no operation takes one kind of secret for the other.
            case HMAC_256 -> put(keyId, spec, Map.of("mac", randomBytes(spec)));
            case ECC_NIST_P256, ECC_NIST_P384 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp" + spec.bits() + "r1"));
                KeyPair pair = generator.generateKeyPair();
                put(
                        keyId,
                        spec,
                        Map.of(
                                "private", pair.getPrivate().getEncoded(),
                                "public", pair.getPublic().getEncoded()));
            }
        }
        return keyId;
    }

    void alias(String alias, String key) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new KmsError("InvalidAliasNameException", "Invalid alias name");
        }
        if (!file.putIfAbsent(alias, resolve(key))) {
            throw new KmsError("AlreadyExistsException", "An alias with this name already exists");
        }
    }

    /** The id of the key with this id, ARN or alias. */
    String resolve(String name) {
        String unqualified = name.startsWith(ARN_PREFIX) ? name.substring(ARN_PREFIX.length()) : "key/" + name;
        if (name.startsWith("alias/") || unqualified.startsWith("alias/")) {
            String alias = unqualified.replaceFirst("^key/", "");
            return file.get(alias).orElseThrow(() -> KmsError.notFound("Alias " + ARN_PREFIX + alias));
        }
        String keyId = unqualified.replaceFirst("^key/", "");
        spec(keyId);
        return keyId;
    }

    boolean exists(String keyId) {
        return find(keyId, "spec").isPresent();
    }

    KeySpec spec(String keyId) {
        return find(keyId, "spec").map(KeySpec::valueOf).orElseThrow(() -> KmsError.notFound("Key " + arn(keyId)));
    }

    SecretKey secret(String keyId) {
        return new SecretKeySpec(bytes(keyId, "secret"), "AES");
    }

    SecretKey macKey(String keyId) {
        return new SecretKeySpec(bytes(keyId, "mac"), "HmacSHA256");
    }

    PrivateKey privateKey(String keyId) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes(keyId, "private")));
    }

    /** A DER-encoded SubjectPublicKeyInfo. */
    byte[] publicKey(String keyId) {
        return bytes(keyId, "public");
    }

    /** Refuses an entry that is no alias of a key and no part of one: it would make each call fail that needs it. */
    private void require(String entry) {
        try {
            Matcher key = KEY_ENTRY.matcher(entry);
            if (!key.matches()) {
                resolve(file.get(entry).orElseThrow());
                return;
            }
            String keyId = key.group(1);
            switch (key.group(2)) {
                case "spec" -> spec(keyId);
                case "private" -> privateKey(keyId);
                default -> bytes(keyId, key.group(2));
            }
        } catch (KmsError | IllegalArgumentException | NoSuchElementException | GeneralSecurityException e) {
            throw KeyFile.damaged();
        }
    }

    private byte[] randomBytes(KeySpec spec) {
        byte[] bytes = new byte[spec.bits() / Byte.SIZE];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Keeps a key's parts in one write. */
    private void put(String keyId, KeySpec spec, Map<String, byte[]> parts) {
        Map<String, String> entries = new HashMap<>();
        entries.put(name(keyId, "spec"), spec.name());
        parts.forEach((part, bytes) ->
                entries.put(name(keyId, part), Base64.getEncoder().encodeToString(bytes)));
        file.put(entries);
    }

    private byte[] bytes(String keyId, String part) {
        return Base64.getDecoder()
                .decode(find(keyId, part)
                        .orElseThrow(() -> new KmsError(
                                "InvalidKeyUsageException",
                                arn(keyId) + " key usage is " + spec(keyId).usage()
                                        + " which is not valid for this operation.")));
    }

    private Optional<String> find(String keyId, String part) {
        return file.get(name(keyId, part));
    }

    private static String name(String keyId, String part) {
        return "key." + keyId + "." + part;
    }
}
