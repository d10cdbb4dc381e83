package dev.latchkey.bench.client;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One person's login: its key and code, and the events that a client sends for it. */
public record Login(ECKey key, Secret code) {
    /** Keys take time to make; a few will do, for the function keeps none. */
    private static final List<ECKey> KEYS =
            Stream.generate(Proof::newKey).limit(16).toList();

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A login with a new code. */
    public static Login next() {
        return new Login(KEYS.get(COUNT.getAndIncrement() % KEYS.size()), AuthorizationCode.next(Grants.PERSON));
    }

    /** The event that redeems the code. */
    public String redemption() {
        return GatewayEvent.post(Json.write(TestEndpoint.redemption(code)), proof());
    }

    /** An event that refreshes the session, with a proof of its own. */
    public String refresh(String refreshToken) {
        return GatewayEvent.post(Json.write(TestEndpoint.refresh(refreshToken)), proof());
    }

    /**
     * The refresh token of an answer of the function.
     *
     * @throws IllegalStateException if the answer is not a success
     */
    public static String refreshToken(String answer) {
        JsonObject json = JsonObject.parse(answer);
        if (json.number("statusCode").orElse(0) != 200) {
            throw new IllegalStateException(answer);
        }
        return JsonObject.parse(json.string("body").orElseThrow())
                .string("refreshToken")
                .orElseThrow();
    }

    private String proof() {
        return Proof.with(key).at(Clock.systemUTC().instant()).sign();
    }
}
