package dev.latchkey.token.grant;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.SecretCipher;
import dev.latchkey.oauth.Sha256;
import java.time.Instant;

/**
 * Seals stored answers under a key that can be derived only from what the client presents: whoever reads the table
 * cannot read them.
 *
 * <p>The key comes from the refresh token, or from the code and its verifier; the answer opens under its own kind and
 * name only.
 *
 * @param kind what is answered
 * @param name under which the answer is stored: 43 characters of base64url
 * @param presented what the client presents
 */
public record AnswerCipher(Kind kind, String name, Secret presented) {
    /** What a stored answer answers. */
    public enum Kind {
        REDEEMED,
        REFRESHED
    }

    /** For the answer to a redemption. */
    public static AnswerCipher ofCode(Secret code, Secret codeVerifier) {
        // No verifier contains a line break, so that no two pairs give the same text.
        return new AnswerCipher(Kind.REDEEMED, code.sha256(), Secret.of(code.reveal() + "\n" + codeVerifier.reveal()));
    }

    /**
     * For the answer to a refresh.
     *
     * @param jkt is part of the name, so that nobody without the key can come between the token's holder and the answer
     */
    public static AnswerCipher ofRefreshToken(Secret refreshToken, String jkt) {
        return new AnswerCipher(Kind.REFRESHED, Sha256.base64Url(jkt + "." + refreshToken.reveal()), refreshToken);
    }

    public SealedAnswer seal(TokenResponse response) {
        return SealedAnswer.of(cipher().seal(toJson(response), associatedData()));
    }

    /**
     * The answer that was sealed.
     *
     * @throws IllegalStateException if it was not sealed by this cipher, which its name rules out
     */
    public TokenResponse open(SealedAnswer answer) {
        return fromJson(cipher().open(answer.bytes(), associatedData())
                .orElseThrow(() -> new IllegalStateException("a stored answer that does not open")));
    }

    private SecretCipher cipher() {
        return new SecretCipher(presented, "latchkey stored answer");
    }

    private String associatedData() {
        return kind + "#" + name;
    }

    private static String toJson(TokenResponse response) {
        return Json.write(json -> {
            json.writeStringField("accessKeyId", response.accessToken().accessKeyId());
            json.writeStringField(
                    "secretAccessKey", response.accessToken().secretAccessKey().reveal());
            json.writeStringField(
                    "sessionToken", response.accessToken().sessionToken().reveal());
            json.writeNumberField("expiration", response.expiration().getEpochSecond());
            json.writeStringField("refreshToken", response.refreshToken().reveal());
            if (response.idToken().isPresent()) {
                json.writeStringField("idToken", response.idToken().get().reveal());
            }
        });
    }

    private static TokenResponse fromJson(String text) {
        JsonObject json = JsonObject.parse(text);
        return new TokenResponse(
                new AccessToken(
                        json.string("accessKeyId").orElseThrow(),
                        Secret.of(json.string("secretAccessKey").orElseThrow()),
                        Secret.of(json.string("sessionToken").orElseThrow())),
                Instant.ofEpochSecond((long) json.number("expiration").orElseThrow()),
                Secret.of(json.string("refreshToken").orElseThrow()),
                json.string("idToken").map(Secret::of));
    }
}
