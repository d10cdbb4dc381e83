package dev.latchkey.bench.measured;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.ExampleEvents;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One person's login: its key and code, and the events that a client sends for it. */
public record Login(ECKey key, Secret code) {
    /** Keys take time to make; a few will do, for the function keeps none. */
    private static final List<ECKey> KEYS =
            Stream.generate(Proof::newKey).limit(16).toList();

    private static final ObjectNode EXAMPLE = example();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A login with a new code. */
    public static Login next() {
        return new Login(KEYS.get(COUNT.getAndIncrement() % KEYS.size()), AuthorizationCode.next(Grants.PERSON));
    }

    /** The event that redeems the code. */
    public String redemption() {
        return event(Json.write(TestEndpoint.redemption(code)));
    }

    /** An event that refreshes the session, with a proof of its own. */
    public String refresh(String refreshToken) {
        return event(Json.write(TestEndpoint.refresh(refreshToken)));
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

    /** The repository's example with another body and a proof that was just made. */
    private String event(String body) {
        ObjectNode event = EXAMPLE.deepCopy().put("body", body);
        event.withObject("headers")
                .put("dpop", Proof.with(key).at(Clock.systemUTC().instant()).sign())
                .put("content-length", Integer.toString(body.length()));
        return event.toString();
    }

    private static ObjectNode example() {
        try {
            return (ObjectNode) new JsonMapper().readTree(ExampleEvents.file("v2-redeem-json.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
