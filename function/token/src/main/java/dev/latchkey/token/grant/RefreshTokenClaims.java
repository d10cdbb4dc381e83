package dev.latchkey.token.grant;

import dev.latchkey.grant.AuthorizationJson;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What a refresh token carries inside its seal: a {@link Session} as compact JSON under standard claim names. */
final class RefreshTokenClaims {
    private RefreshTokenClaims() {}

    static byte[] of(Session session) {
        return Json.write(json -> {
                    json.writeStringField("sid", session.id());
                    json.writeStringField("client_id", session.clientId());
                    json.writeObjectFieldStart("cnf");
                    json.writeStringField("jkt", session.jkt());
                    json.writeEndObject();
                    AuthorizationJson.write(json, session.authorization());
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The session; throws if the claims are not ours, which their seal rules out. */
    static Session parse(byte[] claims) {
        JsonObject json = JsonObject.parse(new String(claims, StandardCharsets.UTF_8));
        return new Session(
                json.string("sid").orElseThrow(),
                json.string("client_id").orElseThrow(),
                json.object("cnf").flatMap(cnf -> cnf.string("jkt")).orElseThrow(),
                AuthorizationJson.read(json));
    }
}
