package dev.latchkey.bench.jmh;

import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.token.grant.Session;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.json.JsonObject;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.request.RequestContext;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.TokenResponse;
import dev.latchkey.token.testing.FakeAuthorizationCodes;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the benchmarks work on, as long as the real thing is. */
public final class Samples {
    static final Clock CLOCK = Clock.systemUTC();

    private static final int SESSION_TOKEN_LENGTH = 900;
    private static final int REFRESH_TOKEN_LENGTH = 900;
    private static final int ID_TOKEN_LENGTH = 600;

    private Samples() {}

    /** An event that redeems a code, with a proof that is good for five minutes. */
    public static byte[] redemption() {
        return login().redemption();
    }

    /** An answer to a redemption. */
    public static TokenResponse answer() {
        return new TokenResponse(
                new AccessToken(
                        "ASIAEXAMPLEEXAMPLE00", Secret.of("s".repeat(40)), Secret.of("t".repeat(SESSION_TOKEN_LENGTH))),
                CLOCK.instant().plus(TokenResponse.MAX_EXPIRES_IN),
                Secret.of("r".repeat(REFRESH_TOKEN_LENGTH)),
                Optional.of(Secret.of("i".repeat(ID_TOKEN_LENGTH))));
    }

    /** The request of {@link #redemption}, out of its event. */
    static HttpRequest request() {
        JsonObject event = JsonObject.parse(new String(redemption(), StandardCharsets.UTF_8));
        Map<String, String> headers = event.stringMap("headers");
        return new HttpRequest(
                "POST",
                "/v1/token",
                Set.of(),
                Map.of(
                        "content-type", List.of(headers.getOrDefault("content-type", "")),
                        "dpop", List.of(headers.getOrDefault("dpop", ""))),
                Secret.of(event.string("body").orElseThrow()),
                false,
                "192.0.2.7",
                "request");
    }

    static Session session() {
        return Session.start(Grants.CLIENT_ID, Proof.thumbprint(login().key()), Grants.authorization(CLOCK.instant()));
    }

    /** As much time as an invocation has, from now. */
    static RequestContext context() {
        return RequestContext.within(Duration.ofDays(1), CLOCK);
    }

    private static Login login() {
        return new Logins(new FakeAuthorizationCodes()).next();
    }
}
