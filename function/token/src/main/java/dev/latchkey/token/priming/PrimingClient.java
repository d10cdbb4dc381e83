package dev.latchkey.token.priming;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** The client of a {@link Priming}: makes requests as API Gateway passes them on (payload format 2.0). */
final class PrimingClient {
    static final String CLIENT_ID = "arn:aws:signin:::devtools/same-device";
    static final String REDIRECT_URI = "http://127.0.0.1/oauth/callback";

    static final String SOURCE_IP = "127.0.0.1";

    /** The made-up person. */
    static final PersonId PERSON = PersonId.of("latchkey", "priming");

    private static final int COORDINATE_BYTES = 32;

    private final URI endpointUrl;
    private final InstantSource clock;
    private final KeyPair key = newKey();
    private final Secret codeVerifier = Secret.of(UUID.randomUUID() + "-" + UUID.randomUUID());

    PrimingClient(URI endpointUrl, InstantSource clock) {
        this.endpointUrl = endpointUrl;
        this.clock = clock;
    }

    Secret codeVerifier() {
        return codeVerifier;
    }

    /** An event with the redemption of a code that was never issued. */
    String redemption() {
        return event(Map.of(
                "clientId",
                CLIENT_ID,
                "grantType",
                "authorization_code",
                "code",
                AuthorizationCode.next(PERSON).reveal(),
                "redirectUri",
                REDIRECT_URI,
                "codeVerifier",
                codeVerifier.reveal()));
    }

    String refresh(String refreshToken) {
        return event(Map.of("clientId", CLIENT_ID, "grantType", "refresh_token", "refreshToken", refreshToken));
    }

    private String event(Map<String, String> members) {
        String proof = proof();
        return Json.write(event -> {
            event.writeStringField("version", "2.0");
            event.writeStringField("routeKey", "POST /v1/token");
            event.writeStringField("rawPath", endpointUrl.getPath());
            event.writeStringField("rawQueryString", "");
            Json.writeStringMap(
                    event,
                    "headers",
                    Map.of(
                            "accept-encoding", "identity",
                            "content-length", "200",
                            "content-type", "application/json",
                            "dpop", proof,
                            "host", endpointUrl.getHost(),
                            "user-agent", "priming",
                            "x-forwarded-for", SOURCE_IP,
                            "x-forwarded-port", "443",
                            "x-forwarded-proto", "https"));
            event.writeObjectFieldStart("requestContext");
            event.writeStringField("accountId", "000000000000");
            event.writeStringField("apiId", "priming");
            event.writeStringField("domainName", endpointUrl.getHost());
            event.writeStringField("domainPrefix", "login");
            Json.writeStringMap(
                    event,
                    "http",
                    Map.of(
                            "method", "POST",
                            "path", endpointUrl.getPath(),
                            "protocol", "HTTP/1.1",
                            "sourceIp", SOURCE_IP,
                            "userAgent", "priming"));
            event.writeStringField("requestId", "priming");
            event.writeStringField("routeKey", "POST /v1/token");
            event.writeStringField("stage", "$default");
            event.writeStringField("time", "01/Jan/2026:00:00:00 +0000");
            event.writeNumberField("timeEpoch", clock.millis());
            event.writeEndObject();
            event.writeStringField("body", Json.write(members));
            event.writeBooleanField("isBase64Encoded", false);
        });
    }

    private String proof() {
        ECPoint point = ((ECPublicKey) key.getPublic()).getW();
        String signingInput = segment(header -> {
                    header.writeStringField("typ", "dpop+jwt");
                    header.writeStringField("alg", "ES256");
                    Json.writeStringMap(
                            header,
                            "jwk",
                            Map.of(
                                    "kty",
                                    "EC",
                                    "crv",
                                    "P-256",
                                    "x",
                                    Base64Url.encode(point.getAffineX(), COORDINATE_BYTES),
                                    "y",
                                    Base64Url.encode(point.getAffineY(), COORDINATE_BYTES)));
                })
                + "."
                + segment(claims -> {
                    claims.writeStringField("jti", UUID.randomUUID().toString());
                    claims.writeStringField("htm", "POST");
                    claims.writeStringField("htu", endpointUrl.toString());
                    claims.writeNumberField("iat", clock.instant().getEpochSecond());
                });
        return signingInput + "." + Base64Url.encode(sign(signingInput));
    }

    private static String segment(Json.Content members) {
        return Base64Url.encode(Json.write(members).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String signingInput) {
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initSign(key.getPrivate());
            es256.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return es256.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ES256", e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
