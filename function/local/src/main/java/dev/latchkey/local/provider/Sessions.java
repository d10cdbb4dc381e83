package dev.latchkey.local.provider;

import dev.latchkey.local.http.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom the provider remembers in which browser, by a cookie of its own, for a working day. */
final class Sessions {
    static final Duration LIFETIME = Duration.ofHours(8);

    // Cookies know no ports: the service on this machine sees this one too, and must not take it for its own.
    private static final String COOKIE = "sample-provider-session";
    private static final Pattern IN_HEADER = Pattern.compile("(?:^|[;,] ?)" + COOKIE + "=([^;,]*)");

    private final Handles<SignedIn> signedIn;
    private final InstantSource clock;

    Sessions(InstantSource clock) {
        this.signedIn = new Handles<>(LIFETIME, clock);
        this.clock = clock;
    }

    Optional<SignedIn> find(Exchange exchange) {
        return handle(exchange).flatMap(signedIn::find);
    }

    /** The person, authenticated now. */
    SignedIn begin(SamplePerson person) {
        return new SignedIn(person, Instant.ofEpochSecond(clock.instant().getEpochSecond()));
    }

    /** The answer, with the cookie by which this browser is known from now on. */
    Exchange.Answer remember(SignedIn person, Exchange.Answer answer) {
        return withCookie(signedIn.keep(person), "", answer);
    }

    /** The answer, with the cookie removed and the session ended. */
    Exchange.Answer forget(Exchange exchange, Exchange.Answer answer) {
        handle(exchange).ifPresent(signedIn::take);
        return withCookie("", "; Max-Age=0", answer);
    }

    private static Optional<String> handle(Exchange exchange) {
        Matcher cookie = IN_HEADER.matcher(exchange.header("cookie"));
        return cookie.find() ? Optional.of(cookie.group(1)) : Optional.empty();
    }

    // Not Secure, for this is plain HTTP, and Safari would not keep it.
    private static Exchange.Answer withCookie(String value, String more, Exchange.Answer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Set-Cookie", COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + more);
        return new Exchange.Answer(answer.status(), headers, answer.body());
    }
}
