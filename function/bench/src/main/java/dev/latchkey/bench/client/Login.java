package dev.latchkey.bench.client;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** One person's login: its key and code, and the events that a client sends for it. */
public record Login(ECKey key, Secret code) {
    /** The event that redeems the code. */
    public byte[] redemption() {
        return GatewayEvents.post(Json.write(TestEndpoint.redemption(code)), proof());
    }

    /** An event that refreshes the session, with a proof of its own. */
    public byte[] refresh(String refreshToken) {
        return GatewayEvents.post(Json.write(TestEndpoint.refresh(refreshToken)), proof());
    }

    /**
     * The refresh token of an answer of the function.
     *
     * @throws IllegalStateException if it is no success
     */
    public static String refreshToken(byte[] answer) {
        return JsonObject.parse(body(answer)).string("refreshToken").orElseThrow();
    }

    /**
     * Holds an answer of the function against what a client wants.
     *
     * @throws IllegalStateException if it is no success
     */
    public static String body(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        JsonObject json = JsonObject.parse(text);
        if (json.number("statusCode").orElse(0) != 200) {
            throw new IllegalStateException(text);
        }
        return json.string("body").orElseThrow();
    }

    private String proof() {
        return Proof.with(key).at(Clock.systemUTC().instant()).sign();
    }
}
