package dev.latchkey.local.signin;

import dev.latchkey.grant.AuthorizationCodes;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.QueryString;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/authorize} and {@code GET /v1/sessions/confirmation}, where a browser signs in. */
public final class SignIn {
    public static final String AUTHORIZE_PATH = "/v1/authorize";
    public static final String CONFIRMATION_PATH = "/v1/sessions/confirmation";

    private static final int CODE_BYTES = 32;

    private final AuthorizationCodes codes;
    private final Person person;
    private final URI base;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param base the URL that the service is reached at */
    public SignIn(AuthorizationCodes codes, Person person, URI base, InstantSource clock) {
        this.codes = codes;
        this.person = person;
        this.base = base;
        this.clock = clock;
    }

    /** Signs the person in and sends the browser back with a code; a bad request is told to the person, and stays here. */
    public Exchange.Answer authorize(Exchange exchange) {
        AuthorizationRequest request;
        try {
            request = AuthorizationRequest.parse(exchange.query(), base.resolve(CONFIRMATION_PATH));
        } catch (IllegalArgumentException e) {
            return Page.of(
                    400,
                    "This sign-in link is not right",
                    "Start again with aws login.",
                    String.valueOf(e.getMessage()));
        }
        Secret code = newCode();
        codes.issue(code, issue(request), Deadline.in(Duration.ofSeconds(10), clock));
        // 302 and not 307: the browser must come back with GET.
        return new Exchange.Answer(
                302,
                Map.of(
                        "Location", request.callback(code.reveal()),
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer"),
                "");
    }

    /** Shows the code to paste into the terminal that runs {@code aws login --remote}. */
    public Exchange.Answer confirmation(Exchange exchange) {
        Map<String, String> parameters;
        try {
            parameters = QueryString.parse(exchange.query());
        } catch (IllegalArgumentException e) {
            parameters = Map.of();
        }
        if (!parameters.containsKey("code") || !parameters.containsKey("state")) {
            return Page.of(400, "There is no code here", "Start again with aws login --remote.", "");
        }
        String pasted = "state=" + parameters.get("state") + "&code=" + parameters.get("code");
        return Page.of(
                200,
                "Copy this code",
                "Paste it into the terminal where aws login --remote is waiting. It works once, within five minutes.",
                Base64.getEncoder().encodeToString(pasted.getBytes(StandardCharsets.UTF_8)));
    }

    private IssuedCode issue(AuthorizationRequest request) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        return new IssuedCode(
                request.clientId(),
                request.redirectUri(),
                Optional.of(request.codeChallenge()),
                Optional.of(request.codeChallengeMethod()),
                Optional.empty(),
                now.plus(IssuedCode.DEFAULT_LIFETIME),
                Map.of(),
                person.login(now));
    }

    private Secret newCode() {
        byte[] code = new byte[CODE_BYTES];
        random.nextBytes(code);
        return Secret.of(Base64Url.encode(code));
    }
}
