package dev.latchkey.grant;

import dev.latchkey.json.Json;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Id tokens: JWTs (RFC 7519) signed with ES384, that tell a client who logged in. {@code sub} is the assumed-role ARN,
 * the same at every login of one person into one role: clients split it for the account and name the session by it.
 */
public final class IdTokens {
    /** The most that an issuer's own claims take, in characters of base64url: so an id token stays within 4096. */
    static final int MAX_CLAIMS = 1536;

    /** It is read once, at the login. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Set<String> OWN_CLAIMS =
            Set.of("iss", "sub", "aud", "iat", "exp", "nbf", "auth_time", "session_arn");

    private final String issuer;
    private final IdTokenSigner signer;
    private final InstantSource clock;

    public IdTokens(String issuer, IdTokenSigner signer, InstantSource clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * An id token for the login that started {@code session}.
     *
     * @param claims the issuer's further claims
     */
    public Secret sign(Session session, Map<String, String> claims, Invocation invocation) {
        String signingInput = encode(Json.write(json -> {
                    json.writeStringField("alg", "ES384");
                    json.writeStringField("typ", "JWT");
                    json.writeStringField("kid", signer.keyId());
                }))
                + "."
                + encode(payload(session, claims));
        byte[] signature = signer.sign(signingInput.getBytes(StandardCharsets.US_ASCII), invocation);
        return Secret.of(signingInput + "." + Base64Url.encode(signature));
    }

    private String payload(Session session, Map<String, String> claims) {
        long now = clock.instant().getEpochSecond();
        return Json.write(json -> {
            json.writeStringField("iss", issuer);
            json.writeStringField("sub", session.authorization().subject());
            json.writeStringField("aud", session.clientId());
            json.writeNumberField("iat", now);
            json.writeNumberField("exp", now + LIFETIME.toSeconds());
            json.writeNumberField(
                    "auth_time", session.authorization().authTime().getEpochSecond());
            json.writeStringField("session_arn", session.authorization().subject());
            for (Map.Entry<String, String> claim : claims.entrySet()) {
                json.writeStringField(claim.getKey(), claim.getValue());
            }
        });
    }

    /** Refuses claims that no id token has room for, or that are not an issuer's to make. */
    static void requireThatTheyFit(Map<String, String> claims) {
        if (claims.keySet().stream().anyMatch(OWN_CLAIMS::contains)) {
            throw new IllegalArgumentException("a further claim has the name of one of the id token's own");
        }
        int characters = encode(Json.write(json -> Json.writeStringMap(json, "claims", claims)))
                .length();
        if (characters > MAX_CLAIMS) {
            throw new IllegalArgumentException(
                    "the claims take %d characters of an id token, at most %d".formatted(characters, MAX_CLAIMS));
        }
    }

    private static String encode(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
