package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.endpoint.SignInEvent.Field;
import dev.latchkey.signin.endpoint.SignInEvent.Outcome;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignIn;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.Pages;
import dev.latchkey.signin.page.ProviderPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way to the identity provider and back: {@code GET /v1/authorize}, the beginning of {@code GET /v1/sessions/me}, and
 * {@code GET /v1/sessions/callback/<provider>}.
 */
final class Arrivals {
    /** A provider that a copy does not have may have been added since; names that are made up are looked for no oftener. */
    private static final Duration ADDED = Duration.ofSeconds(1);

    private final SignInFlow flow;
    private final List<String> bases;

    Arrivals(SignInFlow flow, List<String> bases) {
        this.flow = flow;
        this.bases = bases;
    }

    /** Checks the request, and sends the browser to the identity provider: the only one, or the one that is chosen. */
    HttpResponse authorize(Visit visit) {
        AuthorizationRequest request =
                AuthorizationRequest.parse(visit.request().query(), bases);
        visit.event().put(Field.CLIENT, request.clientId());
        return begin(visit, Optional.of(request), "/v1/authorize?" + request.query() + "&");
    }

    /** Sends the browser of a person who looks after their own logins to the identity provider. */
    HttpResponse own(Visit visit) {
        return begin(visit, Optional.empty(), OwnLogins.PATH + "?");
    }

    /** @param again where the browser begins, up to the parameter that names the provider */
    private HttpResponse begin(Visit visit, Optional<AuthorizationRequest> client, String again) {
        AccessFile file = visit.accessFileYoungerThan(Visit.RECENT);
        Optional<IdentityProvider> provider = provider(visit, file);
        if (provider.isEmpty()) {
            visit.event().reached(Outcome.SHOWN);
            return Responses.page(200, Pages.providers(providers(visit, file, client, again)));
        }
        visit.event().put(Field.PROVIDER, provider.get().name());
        SignInFlow.ToProvider next = flow.begin(client, provider.get(), visit.context());
        visit.event().put(Field.SIGN_IN, next.id()).reached(Outcome.BEGUN);
        return SignInCookies.withSecret(Responses.redirect(next.location().toString()), next.id(), next.secret());
    }

    /** Takes the provider's answer, and sends the browser to what the person signed in for. */
    HttpResponse callback(Visit visit, String providerName) {
        OpenSignIn open = visit.open(flow, SignInFlow.id(visit.query("state")));
        if (!open.signIn().provider().equals(providerName)) {
            throw new SignInException(Refusal.PROVIDER_ANSWER, "callback: of another provider than was asked");
        }
        if (open.signIn().phase() == SignIn.Phase.AT_CHOICE) {
            // The page that the provider left behind was loaded again. What it carries is not looked at.
            visit.event().reached(Outcome.SHOWN);
            return Responses.redirect(page(open));
        }
        AccessFile file = visit.accessFile();
        OpenSignIn answered =
                flow.answered(open, Visit.provider(file, open), visit.request().query(), visit.context());
        visit.event().signedIn(SignInFlow.identity(answered));
        if (answered.signIn().lacksRefreshToken()) {
            visit.event().put(Field.REASON, "recheck: the provider gave no refresh token");
        }
        visit.event().reached(Outcome.SIGNED_IN);
        return SignInCookies.withSecret(Responses.redirect(page(answered)), answered.id(), answered.secret());
    }

    /** What the person signed in for. */
    private static String page(OpenSignIn open) {
        return open.signIn().client().isPresent() ? Choices.page(open.id()) : OwnLogins.page(open.id());
    }

    private static Optional<IdentityProvider> provider(Visit visit, AccessFile file) {
        String named = visit.query("provider");
        if (!named.isEmpty()) {
            return Optional.of(file.identityProvider(named)
                    .or(() -> visit.accessFileYoungerThan(ADDED).identityProvider(named))
                    .orElseThrow(() -> new SignInException(Refusal.BAD_REQUEST, "provider: unknown")));
        }
        return file.identityProviders().size() == 1
                ? file.identityProviders().values().stream().findFirst()
                : Optional.empty();
    }

    private static ProviderPage providers(
            Visit visit, AccessFile file, Optional<AuthorizationRequest> client, String again) {
        return new ProviderPage(
                visit.organization(),
                client.map(AuthorizationRequest::remote),
                file.identityProviders().values().stream()
                        .map(provider -> new ProviderPage.Provider(
                                provider.label(),
                                again + "provider=" + URLEncoder.encode(provider.name(), StandardCharsets.UTF_8)))
                        .toList());
    }
}
