package dev.latchkey.signin.priming;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.latchkey.http.QueryString;
import dev.latchkey.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

/**
 * Identity providers that answer within the process, honestly, whatever they are called. They sign with RSA, as nearly all
 * do, by a key of their own. A code of theirs is the nonce of its request.
 */
public final class PrimingProvider {
    /** One that Latchkey authenticates to with its key, and whose ID tokens tell groups. */
    static final String WITH_KEY = "https://key.priming.invalid";

    /** One that Latchkey authenticates to with a secret, and whose userinfo tells groups. */
    static final String WITH_SECRET = "https://secret.priming.invalid";

    /** The client that their tokens are for. */
    public static final String CLIENT_ID = "latchkey-priming";

    /** The one group that everybody is in. */
    public static final String GROUP = "everybody";

    private static final int KEY_BITS = 2048;
    private static final String SUBJECT = "nobody";
    private static final String ACCESS_TOKEN = "none";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final RSAKey key = newKey();

    /** Providers with a new key. */
    public PrimingProvider(InstantSource clock) {
        this.clock = clock;
    }

    /** The response, as JSON, to a request of this URL with this body: the issuer is the URL's origin. */
    public String respond(String url, String body) {
        URI uri = URI.create(url);
        String issuer = uri.getScheme() + "://" + uri.getRawAuthority();
        return switch (uri.getPath()) {
            case "/keys" -> new JWKSet(key.toPublicJWK()).toString();
            case "/token" ->
                tokens(
                        issuer,
                        QueryString.parse(body)
                                .getOrDefault("code", List.of(""))
                                .getFirst());
            case "/userinfo" ->
                Json.write(userInfo -> {
                    userInfo.writeStringField("sub", SUBJECT);
                    Json.writeStrings(userInfo, "groups", List.of(GROUP));
                });
            default -> metadata(issuer);
        };
    }

    private static String metadata(String issuer) {
        return Json.write(metadata -> {
            metadata.writeStringField("issuer", issuer);
            metadata.writeStringField("authorization_endpoint", issuer + "/authorize");
            metadata.writeStringField("token_endpoint", issuer + "/token");
            metadata.writeStringField("userinfo_endpoint", issuer + "/userinfo");
            metadata.writeStringField("jwks_uri", issuer + "/keys");
            Json.writeStrings(metadata, "response_types_supported", List.of("code"));
            Json.writeStrings(metadata, "subject_types_supported", List.of("public"));
            Json.writeStrings(metadata, "id_token_signing_alg_values_supported", List.of("RS256"));
            metadata.writeBooleanField("authorization_response_iss_parameter_supported", true);
        });
    }

    private String tokens(String issuer, String nonce) {
        String idToken = idToken(issuer, nonce);
        return Json.write(tokens -> {
            tokens.writeStringField("access_token", ACCESS_TOKEN);
            tokens.writeStringField("token_type", "Bearer");
            tokens.writeNumberField("expires_in", LIFETIME.toSeconds());
            tokens.writeStringField("id_token", idToken);
        });
    }

    private String idToken(String issuer, String nonce) {
        Instant now = clock.instant();
        String hash = AccessTokenHash.compute(new BearerAccessToken(ACCESS_TOKEN), JWSAlgorithm.RS256, null)
                .getValue();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT_ID)
                .subject(SUBJECT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("nonce", nonce)
                .claim("auth_time", now.getEpochSecond())
                .claim("at_hash", hash)
                .claim("amr", List.of("pwd"))
                .claim("preferred_username", "nobody@example.com");
        if (issuer.equals(WITH_KEY)) {
            claims.claim("groups", List.of(GROUP));
        }
        SignedJWT idToken = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            idToken.sign(new RSASSASigner(key));
            return idToken.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RS256", e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("priming").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
