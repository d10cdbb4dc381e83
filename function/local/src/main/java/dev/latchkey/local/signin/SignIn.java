package dev.latchkey.local.signin;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/authorize} and {@code GET /v1/sessions/confirmation}, where a browser signs in. */
public final class SignIn {
    public static final String AUTHORIZE_PATH = "/v1/authorize";
    public static final String CONFIRMATION_PATH = "/v1/sessions/confirmation";

    private final CodeIssuer codes;
    private final Person person;
    private final List<String> confirmationUrls;
    private final InstantSource clock;

    /** @param bases the URLs that the service is reached at */
    public SignIn(CodeIssuer codes, Person person, List<URI> bases, InstantSource clock) {
        this.codes = codes;
        this.person = person;
        this.confirmationUrls = bases.stream()
                .map(base -> base.resolve(CONFIRMATION_PATH).toString())
                .toList();
        this.clock = clock;
    }

    /**
     * Signs the person in and sends the browser back with a code. A bad request is reported to the person and not
     * redirected.
     */
    public Exchange.Answer authorize(Exchange exchange) {
        AuthorizationRequest request;
        try {
            request = AuthorizationRequest.parse(exchange.query(), confirmationUrls);
        } catch (IllegalArgumentException e) {
            return Page.problem(
                    400,
                    "This sign-in link is not right",
                    "Start again with aws login.",
                    String.valueOf(e.getMessage()));
        }
        IssuedCode issued = issue(request);
        Secret code = AuthorizationCode.next(issued.authorization().person());
        try {
            codes.issue(code, issued, RequestContext.within(Duration.ofSeconds(10), clock));
        } catch (DependencyException e) {
            return Page.problem(500, "No code could be made", "Try again in a moment.", e.reason());
        }
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
        return IssuedAnswer.parse(exchange.query())
                .map(answer -> Page.code(
                        "Copy this code",
                        "Paste it into the terminal where aws login --remote is waiting. It works once, within five"
                                + " minutes.",
                        answer.toPaste()))
                .orElseGet(
                        () -> Page.problem(400, "There is no code here", "Start again with aws login --remote.", ""));
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
}
