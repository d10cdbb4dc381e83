package dev.latchkey.local.testing;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;

/** The file in which {@code aws login} leaves a session for the SDKs, with credentials that have expired. */
public final class LoginCache {
    private LoginCache() {}

    /** Writes the file for {@code loginSession} into {@code folder}. */
    public static void write(Path folder, String loginSession, CreateOAuth2TokenResponseBody login, ECKey key)
            throws IOException, NoSuchAlgorithmException {
        String json = Json.write(cache -> {
            cache.writeObjectFieldStart("accessToken");
            cache.writeStringField("accessKeyId", login.accessToken().accessKeyId());
            cache.writeStringField("secretAccessKey", login.accessToken().secretAccessKey());
            cache.writeStringField("sessionToken", login.accessToken().sessionToken());
            cache.writeStringField("accountId", "000000000000");
            cache.writeStringField("expiresAt", Instant.EPOCH.toString());
            cache.writeEndObject();
            cache.writeStringField("tokenType", login.tokenType());
            cache.writeStringField("refreshToken", login.refreshToken());
            cache.writeStringField("idToken", login.idToken());
            cache.writeStringField("clientId", "arn:aws:signin:::devtools/same-device");
            cache.writeStringField("dpopKey", pem(key));
        });
        byte[] name = MessageDigest.getInstance("SHA-256").digest(loginSession.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve(HexFormat.of().formatHex(name) + ".json"), json);
    }

    /** The private key in the form of SEC 1 §C.4, which Java cannot write, with as many octets of d as the key has. */
    private static String pem(ECKey key) {
        byte[] d = key.getD().decode();
        String der = "30%02x02010104%02x".formatted(0x57 + d.length, d.length) + hex(d)
                + "a00a06082a8648ce3d030107a144034200" + "04"
                + hex(key.getX().decode()) + hex(key.getY().decode());
        return "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(HexFormat.of().parseHex(der))
                + "\n-----END EC PRIVATE KEY-----\n";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
