package dev.latchkey.token.grant;

import dev.latchkey.json.Json;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Id tokens: JWTs (RFC 7519) signed with ES384, that tell a client who logged in. {@code sub} is the assumed-role ARN,
 * the same at every login of one person into one role: clients take the account from it and name the session after it.
 */
public final class IdTokens {
    /** An id token is read once, at the login. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final String issuer;
    private final IdTokenSigner signer;

    public IdTokens(String issuer, IdTokenSigner signer) {
        this.issuer = issuer;
        this.signer = signer;
    }

    /**
     * An id token for the login that started {@code session}.
     *
     * @param claims the issuer's further claims
     */
    public Secret sign(Session session, Map<String, String> claims, RequestContext context) {
        String signingInput = encode(Json.write(json -> {
                    json.writeStringField("alg", "ES384");
                    json.writeStringField("typ", "JWT");
                    json.writeStringField("kid", signer.keyId());
                }))
                + "."
                + encode(payload(session, claims, context));
        byte[] signature = signer.sign(signingInput.getBytes(StandardCharsets.US_ASCII), context);
        return Secret.of(signingInput + "." + Base64Url.encode(signature));
    }

    private String payload(Session session, Map<String, String> claims, RequestContext context) {
        long now = context.now().getEpochSecond();
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

    private static String encode(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
