package dev.latchkey.signin.flow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.ProviderSession;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A sign-in as text: JSON, and the client's {@code state} on a line of its own. Names are short, and the state is not
 * escaped: what a stranger can begin must fit one write unit of the table.
 */
final class SignInJson {
    private SignInJson() {}

    static String write(SignIn signIn) {
        return Json.write(json -> {
                    if (signIn.client().isPresent()) {
                        write(json, signIn.client().get());
                    }
                    json.writeStringField("provider", signIn.provider());
                    json.writeStringField("phase", signIn.phase().name());
                    json.writeNumberField("exp", signIn.expiresAt().getEpochSecond());
                    if (signIn.choice().isPresent()) {
                        json.writeStringField("choice", signIn.choice().get());
                    }
                    if (signIn.identity().isPresent()) {
                        json.writeNumberField("at", signIn.signedInAt().getEpochSecond());
                        json.writeObjectFieldStart("identity");
                        write(json, signIn.identity().get());
                        json.writeEndObject();
                    }
                    if (signIn.session().isPresent()) {
                        json.writeObjectFieldStart("session");
                        write(json, signIn.session().get());
                        json.writeEndObject();
                    }
                })
                + "\n" + signIn.client().map(AuthorizationRequest::state).orElse("");
    }

    static SignIn read(String text) {
        int end = text.indexOf('\n');
        JsonObject json = JsonObject.parse(text.substring(0, end));
        return new SignIn(
                json.bool("remote").map(remote -> request(json, remote, text.substring(end + 1))),
                string(json, "provider"),
                SignIn.Phase.valueOf(string(json, "phase")),
                json.object("identity").map(SignInJson::identity),
                json.object("session")
                        .map(session ->
                                session(session, string(json.object("identity").orElseThrow(), "issuer"))),
                Instant.ofEpochSecond((long) json.number("at").orElse(0)),
                json.string("choice"),
                time(json, "exp"));
    }

    private static void write(JsonGenerator json, AuthorizationRequest request) throws IOException {
        json.writeBooleanField("remote", request.remote());
        json.writeStringField("uri", request.redirectUri());
        json.writeStringField("challenge", request.codeChallenge());
        json.writeStringField("method", request.codeChallengeMethod());
    }

    private static AuthorizationRequest request(JsonObject json, boolean remote, String state) {
        return new AuthorizationRequest(
                remote, string(json, "uri"), state, string(json, "challenge"), string(json, "method"));
    }

    private static void write(JsonGenerator json, Identity identity) throws IOException {
        json.writeStringField("provider", identity.provider());
        json.writeStringField("issuer", identity.issuer());
        json.writeStringField("id", identity.id());
        json.writeStringField("name", identity.name());
        json.writeStringField("display", identity.display());
        Json.writeStrings(json, "groups", identity.groups().stream().sorted().toList());
        json.writeBooleanField("groupsKnown", identity.groupsKnown());
        json.writeNumberField("authTime", identity.authTime().getEpochSecond());
        if (identity.acr().isPresent()) {
            json.writeStringField("acr", identity.acr().get());
        }
        Json.writeStrings(json, "amr", identity.amr());
    }

    private static void write(JsonGenerator json, ProviderSession session) throws IOException {
        json.writeStringField("sub", session.subject());
        if (session.sid().isPresent()) {
            json.writeStringField("sid", session.sid().get());
        }
        if (session.recheckedAs().isPresent()) {
            json.writeStringField("recheckedAs", session.recheckedAs().get());
        }
        if (session.refreshToken().isPresent()) {
            json.writeStringField("refreshToken", session.refreshToken().get().reveal());
        }
    }

    /** @param issuer which the identity beside it has as well */
    private static ProviderSession session(JsonObject json, String issuer) {
        return new ProviderSession(
                issuer,
                string(json, "sub"),
                json.string("sid"),
                json.string("recheckedAs"),
                json.string("refreshToken").map(Secret::of));
    }

    private static Identity identity(JsonObject json) {
        return new Identity(
                string(json, "provider"),
                string(json, "issuer"),
                string(json, "id"),
                string(json, "name"),
                string(json, "display"),
                Set.copyOf(json.strings("groups").orElse(List.of())),
                json.bool("groupsKnown").orElseThrow(),
                time(json, "authTime"),
                json.string("acr"),
                json.strings("amr").orElse(List.of()));
    }

    private static String string(JsonObject json, String name) {
        return json.string(name).orElseThrow();
    }

    private static Instant time(JsonObject json, String name) {
        return Instant.ofEpochSecond((long) json.number(name).orElseThrow());
    }
}
