package dev.latchkey.grant;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What a refresh token carries inside its seal: a {@link Session} as compact JSON under standard claim names. */
final class RefreshTokenClaims {
    /** The longest that is sealed: with what KMS adds, a refresh token stays within 2048 characters. */
    static final int MAX_BYTES = 1280;

    private RefreshTokenClaims() {}

    static byte[] of(Session session) {
        Authorization authorization = session.authorization();
        return Json.write(json -> {
                    json.writeStringField("sid", session.id());
                    json.writeStringField("client_id", session.clientId());
                    json.writeObjectFieldStart("cnf");
                    json.writeStringField("jkt", session.jkt());
                    json.writeEndObject();
                    json.writeNumberField("auth_time", authorization.authTime().getEpochSecond());
                    json.writeNumberField("exp", authorization.sessionEndsAt().getEpochSecond());
                    json.writeStringField("role_arn", authorization.roleArn());
                    json.writeStringField("session_name", authorization.sessionName());
                    json.writeStringField("source_identity", authorization.sourceIdentity());
                    Json.writeStringMap(json, "tags", authorization.tags());
                    if (authorization.policy().isPresent()) {
                        json.writeStringField("policy", authorization.policy().get());
                    }
                    json.writeArrayFieldStart("policy_arns");
                    for (String arn : authorization.policyArns()) {
                        json.writeString(arn);
                    }
                    json.writeEndArray();
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The session; throws when the claims are not ours, which their seal has ruled out. */
    static Session parse(byte[] claims) {
        JsonObject json = JsonObject.parse(new String(claims, StandardCharsets.UTF_8));
        return new Session(
                string(json, "sid"),
                string(json, "client_id"),
                string(json.object("cnf").orElseThrow(), "jkt"),
                new Authorization(
                        string(json, "role_arn"),
                        string(json, "session_name"),
                        string(json, "source_identity"),
                        json.stringMap("tags"),
                        json.string("policy"),
                        json.strings("policy_arns").orElse(List.of()),
                        time(json, "auth_time"),
                        time(json, "exp")));
    }

    /** Refuses an authorization that no refresh token has room for. */
    static void requireThatTheyFit(String clientId, Authorization authorization) {
        int bytes = of(new Session("-".repeat(22), clientId, "-".repeat(43), authorization)).length;
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
