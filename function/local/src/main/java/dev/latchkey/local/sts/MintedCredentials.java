package dev.latchkey.local.sts;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.local.storage.PrivateFile;
import dev.latchkey.local.storage.UnusableDataException;
import dev.latchkey.oauth.Base64Url;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The credentials that the stand-in mints. It stores none: the session token says whose they are and until when, under
 * a MAC, and the secret key is derived from the access key id, so that they survive a restart.
 */
final class MintedCredentials {
    private static final String MASTER_KEY = "sts-master-key";
    private static final int MASTER_KEY_BYTES = 32;
    private static final int ACCESS_KEY_ID_LENGTH = 20;
    private static final int SECRET_KEY_LENGTH = 40;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Credentials, and whose they are. */
    record Minted(String accessKeyId, String secretAccessKey, String sessionToken, String arn, Instant expiration) {
        @Override
        public String toString() {
            return "Minted[" + accessKeyId + "]";
        }
    }

    private final byte[] masterKey;

    /**
     * Keeps the key from which everything else is derived in {@code folder}.
     *
     * @throws UnusableDataException if the key there cannot be read
     */
    MintedCredentials(Path folder) {
        PrivateFile file = new PrivateFile(folder, MASTER_KEY);
        masterKey = file.read().orElseGet(() -> {
            byte[] key = new byte[MASTER_KEY_BYTES];
            RANDOM.nextBytes(key);
            file.write(key);
            return key;
        });
        if (masterKey.length != MASTER_KEY_BYTES) {
            throw UnusableDataException.damaged(MASTER_KEY);
        }
    }

    Minted mint(String arn, Instant expiration) {
        StringBuilder name = new StringBuilder("ASIA");
        while (name.length() < ACCESS_KEY_ID_LENGTH) {
            name.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
        }
        String accessKeyId = name.toString();
        String payload = Base64Url.encode(Json.write(json -> {
                    json.writeStringField("id", accessKeyId);
                    json.writeStringField("arn", arn);
                    json.writeNumberField("exp", expiration.getEpochSecond());
                })
                .getBytes(StandardCharsets.UTF_8));
        return new Minted(accessKeyId, secretKey(accessKeyId), payload + "." + mac(payload), arn, expiration);
    }

    /** The credentials with this session token; empty if it was not minted here. */
    Optional<Minted> find(String sessionToken) {
        String[] parts = sessionToken.split("\\.", 2);
        if (parts.length != 2 || !MessageDigest.isEqual(ascii(mac(parts[0])), ascii(parts[1]))) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonObject.parse(new String(Base64Url.decode(parts[0]), StandardCharsets.UTF_8));
            String accessKeyId = json.string("id").orElseThrow();
            return Optional.of(new Minted(
                    accessKeyId,
                    secretKey(accessKeyId),
                    sessionToken,
                    json.string("arn").orElseThrow(),
                    Instant.ofEpochSecond((long) json.number("exp").orElseThrow())));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private String secretKey(String accessKeyId) {
        return mac("secret-key." + accessKeyId).substring(0, SECRET_KEY_LENGTH);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(masterKey, "HmacSHA256"));
            return Base64Url.encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
