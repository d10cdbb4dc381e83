package dev.latchkey.signin.endpoint;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.CodePage;
import dev.latchkey.signin.page.Organization;
import dev.latchkey.signin.page.SignedInPerson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What the page with a code shows, as the browser's cookie carries it from the choice to that page: so the code stands in
 * no URL, and the page survives being loaded again. It holds what cannot be had otherwise, so that the longest names and
 * the longest state fit the 4096 bytes that browsers keep.
 */
final class ShownCode {
    private ShownCode() {}

    /** The cookie's value for a code that was just issued. */
    static String write(OpenSignIn open, Grant grant, SignInFlow.Issued issued, Duration session) {
        Identity identity = SignInFlow.identity(open);
        String json = Json.write(shown -> {
            shown.writeStringField("state", open.signIn().request().state());
            shown.writeStringField("code", issued.code().reveal());
            shown.writeStringField("display", identity.display());
            shown.writeStringField(
                    "name", issued.issued().authorization().sessionName().value());
            shown.writeStringField("role", grant.rule().roleName());
            shown.writeStringField("accountName", grant.account().name());
            shown.writeStringField("accountId", grant.account().id());
            shown.writeNumberField("session", session.toSeconds());
            shown.writeNumberField("exp", issued.issued().expiresAt().getEpochSecond());
        });
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The page that the cookie's value tells of; empty if it tells of none, or of a code whose time is over. */
    static Optional<CodePage> read(String cookie, Organization organization, Instant now) {
        try {
            JsonObject json = JsonObject.parse(new String(Base64Url.decode(cookie), StandardCharsets.UTF_8));
            return Optional.of(new CodePage(
                            organization,
                            new SignedInPerson(string(json, "display"), string(json, "name")),
                            toPaste(string(json, "state"), string(json, "code")),
                            string(json, "role"),
                            string(json, "accountName"),
                            string(json, "accountId"),
                            Duration.ofSeconds((long) json.number("session").orElseThrow()),
                            Instant.ofEpochSecond((long) json.number("exp").orElseThrow())))
                    .filter(page -> now.isBefore(page.expiresAt()));
        } catch (IllegalArgumentException | MalformedJsonException | NoSuchElementException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As {@code aws login --remote} wants it typed in: the parameters of the redirect, in standard base64. */
    private static String toPaste(String state, String code) {
        String parameters = "state=" + encoded(state) + "&code=" + encoded(code);
        return Base64.getEncoder().encodeToString(parameters.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String string(JsonObject json, String name) {
        return json.string(name).orElseThrow();
    }
}
