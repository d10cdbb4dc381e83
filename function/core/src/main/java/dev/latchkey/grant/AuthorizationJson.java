package dev.latchkey.grant;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** An authorization as members of a JSON object, under standard claim names where there are any. */
public final class AuthorizationJson {
    /** The most bytes that an authorization takes as JSON, so that a refresh token stays within 2048 characters. */
    static final int MAX_BYTES = 1186;

    private AuthorizationJson() {}

    /** Writes the authorization's members into the object being written. */
    public static void write(JsonGenerator json, Authorization authorization) throws IOException {
        json.writeStringField("person", authorization.person().value());
        json.writeStringField("rule", authorization.rule());
        json.writeNumberField("auth_time", authorization.authTime().getEpochSecond());
        json.writeNumberField("exp", authorization.sessionEndsAt().getEpochSecond());
        json.writeStringField("role_arn", authorization.role().toString());
        json.writeStringField("session_name", authorization.sessionName().value());
        json.writeStringField("source_identity", authorization.sourceIdentity().value());
        Json.writeStringMap(json, "tags", authorization.tags());
        if (authorization.policy().isPresent()) {
            json.writeStringField("policy", authorization.policy().get());
        }
        Json.writeStrings(json, "policy_arns", authorization.policyArns());
    }

    /**
     * The authorization among the members of {@code json}; throws an unchecked exception when it is not one of ours.
     */
    public static Authorization read(JsonObject json) {
        return new Authorization(
                PersonId.parse(string(json, "person")),
                string(json, "rule"),
                RoleArn.parse(string(json, "role_arn")),
                new SessionName(string(json, "session_name")),
                new SessionName(string(json, "source_identity")),
                json.stringMap("tags"),
                json.string("policy"),
                json.strings("policy_arns").orElse(List.of()),
                time(json, "auth_time"),
                time(json, "exp"));
    }

    /** Refuses an authorization that no refresh token has room for. */
    static void requireThatItFits(Authorization authorization) {
        int bytes = Json.write(json -> write(json, authorization)).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the authorization takes %d bytes of a refresh token, at most %d".formatted(bytes, MAX_BYTES));
        }
    }

    private static String string(JsonObject json, String name) {
        return json.string(name).orElseThrow();
    }

    private static Instant time(JsonObject json, String name) {
        return Instant.ofEpochSecond((long) json.number(name).orElseThrow());
    }
}
