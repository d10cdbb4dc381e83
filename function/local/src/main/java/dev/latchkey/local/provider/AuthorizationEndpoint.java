package dev.latchkey.local.provider;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.QueryString;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who the person is, by asking if it must, and sends them back with a code (OpenID Connect Core §3.1.2). */
final class AuthorizationEndpoint {
    private static final Duration PAGE_LIFETIME = Duration.ofMinutes(10);

    private final Client client;
    private final People people;
    private final Sessions sessions;
    private final Handles<Grant> codes;
    private final Callback callback;
    private final Handles<AuthenticationRequest> asked;
    private final InstantSource clock;

    AuthorizationEndpoint(
            Client client,
            People people,
            Sessions sessions,
            Handles<Grant> codes,
            Callback callback,
            InstantSource clock) {
        this.client = client;
        this.people = people;
        this.sessions = sessions;
        this.codes = codes;
        this.callback = callback;
        this.asked = new Handles<>(PAGE_LIFETIME, clock);
        this.clock = clock;
    }

    /** Answers the request that the application sends the browser with. */
    Exchange.Answer authorize(Exchange exchange) {
        Map<String, List<String>> parameters = URLUtils.parseParameters(
                exchange.method().equals("POST") ? exchange.body().text() : exchange.query());
        Optional<URI> redirectUri = client.redirectUri(parameters);
        if (redirectUri.isEmpty()) {
            // Anybody can make such a link: nobody is sent where it says (RFC 6749 §4.1.2.1).
            return ProviderPage.problem(
                    "This application is not registered here", "Its client_id or its redirect_uri is another.");
        }
        try {
            AuthenticationRequest request = AuthenticationRequest.parse(parameters);
            return AuthorizationRequests.problem(request)
                    .map(problem -> callback.error(request, problem))
                    .orElseGet(() -> answer(request, exchange));
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
            return callback.error(
                    redirectUri.get(),
                    error,
                    State.parse(String.join("", parameters.getOrDefault("state", List.of()))));
        }
    }

    /** Answers the click on the page that asks. */
    Exchange.Answer signIn(Exchange exchange) {
        Map<String, String> form = form(exchange);
        Optional<AuthenticationRequest> request = asked.find(form.getOrDefault("request", ""));
        Optional<SamplePerson> person = people.find(form.getOrDefault("person", ""));
        if (request.isPresent() && form.containsKey("cancel")) {
            return callback.error(request.get(), OAuth2Error.ACCESS_DENIED);
        }
        return request.isPresent() && person.isPresent()
                ? signIn(request.get(), person.get())
                : ProviderPage.problem("This page is too old", "Go back to the application and sign in from there.");
    }

    private Exchange.Answer answer(AuthenticationRequest request, Exchange exchange) {
        Optional<SamplePerson> unasked = people.signedInUnasked()
                .or(() -> Optional.ofNullable(request.getLoginHint()).flatMap(people::find));
        Optional<SignedIn> known = sessions.find(exchange)
                .filter(signedIn -> AuthorizationRequests.isSatisfiedBy(request, signedIn, clock.instant()))
                .filter(signedIn -> unasked.isEmpty() || unasked.get().equals(signedIn.person()));
        if (known.isPresent()) {
            return code(request, known.get());
        }
        if (unasked.isPresent()) {
            return signIn(request, unasked.get());
        }
        return AuthorizationRequests.prompts(request, Prompt.Type.NONE)
                ? callback.error(request, OIDCError.LOGIN_REQUIRED)
                : ProviderPage.people(people.everyone(), asked.keep(request), request.getRedirectionURI());
    }

    private Exchange.Answer signIn(AuthenticationRequest request, SamplePerson person) {
        SignedIn signedIn = sessions.begin(person);
        return sessions.remember(signedIn, code(request, signedIn));
    }

    private Exchange.Answer code(AuthenticationRequest request, SignedIn signedIn) {
        return callback.code(request, codes.keep(new Grant(request, signedIn)));
    }

    private static Map<String, String> form(Exchange exchange) {
        try {
            return QueryString.parse(exchange.body().text());
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
