package dev.latchkey.signin.priming;

import dev.latchkey.http.QueryString;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.signin.flow.BrowserSecret;
import dev.latchkey.signin.provider.RelyingParty;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of a {@link Priming}: makes requests as API Gateway passes them on (payload format 2.0). */
final class PrimingBrowser {
    private static final String ROLE = "/v1/sessions/role";
    private static final AuthorizationRequest REQUEST = new AuthorizationRequest(
            false, "http://127.0.0.1:1/oauth/callback", "priming", Pkce.challenge(Secret.of("nobody")), "SHA-256");

    private final PrimedFunction function;
    private final String host;
    private final InstantSource clock;

    /** The one cookie that it has. */
    private String cookie = "";

    PrimingBrowser(PrimedFunction function, String host, InstantSource clock) {
        this.function = function;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Signs a made-up person in, chooses a role, and cancels: the choice ended the sign-in only for the browser, because
     * no code was issued, and now nothing of it is left.
     *
     * @param provider the provider's name
     * @param issuer its issuer identifier
     * @return whether each step went as it should
     */
    boolean signIn(String provider, String issuer) throws IOException {
        Optional<String> toProvider = location(get("/v1/authorize", REQUEST.query() + "&provider=" + provider));
        if (toProvider.isEmpty()) {
            return false;
        }
        Optional<String> toChoice = location(get(
                RelyingParty.CALLBACK_PATH + provider,
                "code=%s&state=%s&iss=%s"
                        .formatted(query(toProvider.get(), "nonce"), query(toProvider.get(), "state"), issuer)));
        if (toChoice.isEmpty()) {
            return false;
        }
        String id = query(toChoice.get(), "sign_in");
        if (status(get(ROLE, "sign_in=" + id)) != 200) {
            return false;
        }
        String own = cookie;
        String form = "sign_in=%s&token=%s&".formatted(id, formToken(own));
        if (status(post(form + "choice=" + PrimingAccess.CHOICE)) != 200) {
            return false;
        }
        cookie = own;
        return status(post(form + "cancel=1")) == 200;
    }

    /** Loads a page, or a document, that everybody may have; returns whether it came. */
    boolean loads(String path) throws IOException {
        return status(get(path, "")) == 200;
    }

    private static String formToken(String cookie) {
        return BrowserSecret.parse(cookie.substring(cookie.indexOf('=') + 1))
                .map(secret -> secret.formToken().reveal())
                .orElse("");
    }

    private static String query(String url, String name) {
        return QueryString.parse(String.valueOf(URI.create(url).getRawQuery()))
                .getOrDefault(name, List.of(""))
                .getFirst();
    }

    private static int status(JsonObject response) {
        return (int) response.number("statusCode").orElse(0);
    }

    /** Where the response sends the browser, if it does. */
    private static Optional<String> location(JsonObject response) {
        return Optional.ofNullable(response.stringMap("headers").get("Location"));
    }

    private JsonObject get(String path, String query) throws IOException {
        return send("GET", path, query, "");
    }

    private JsonObject post(String form) throws IOException {
        return send("POST", ROLE, "", form);
    }

    private JsonObject send(String method, String path, String query, String body) throws IOException {
        JsonObject response = function.answer(event(method, path, query, body));
        response.strings("cookies")
                .flatMap(cookies -> cookies.stream().findFirst())
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    private String event(String method, String path, String query, String body) {
        return Json.write(event -> {
            event.writeStringField("version", "2.0");
            event.writeStringField("routeKey", method + " " + path);
            event.writeStringField("rawPath", path);
            event.writeStringField("rawQueryString", query);
            Json.writeStrings(event, "cookies", List.of(cookie));
            Json.writeStringMap(
                    event,
                    "headers",
                    Map.of(
                            "accept", "text/html",
                            "accept-encoding", "gzip, deflate, br",
                            "content-type", "application/x-www-form-urlencoded",
                            "host", host,
                            "sec-fetch-site", "same-origin",
                            "user-agent", "priming",
                            "x-forwarded-for", "127.0.0.1",
                            "x-forwarded-port", "443",
                            "x-forwarded-proto", "https"));
            event.writeObjectFieldStart("requestContext");
            event.writeStringField("accountId", "000000000000");
            event.writeStringField("apiId", "priming");
            event.writeStringField("domainName", host);
            Json.writeStringMap(
                    event,
                    "http",
                    Map.of(
                            "method", method,
                            "path", path,
                            "protocol", "HTTP/1.1",
                            "sourceIp", "127.0.0.1",
                            "userAgent", "priming"));
            event.writeStringField("requestId", "priming");
            event.writeStringField("stage", "$default");
            event.writeNumberField("timeEpoch", clock.millis());
            event.writeEndObject();
            event.writeStringField("body", body);
            event.writeBooleanField("isBase64Encoded", false);
        });
    }
}
