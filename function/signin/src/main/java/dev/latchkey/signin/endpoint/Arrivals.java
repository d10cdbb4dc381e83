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

/** The way to the identity provider and back: {@code GET /v1/authorize} and {@code GET /v1/sessions/callback/<provider>}. */
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
        AccessFile file = visit.accessFileYoungerThan(Visit.RECENT);
        Optional<IdentityProvider> provider = provider(visit, file);
        if (provider.isEmpty()) {
            visit.event().reached(Outcome.SHOWN);
            return Responses.page(200, Pages.providers(providers(visit, file, request)));
        }
        visit.event().put(Field.PROVIDER, provider.get().name());
        SignInFlow.ToProvider next = flow.begin(request, provider.get(), visit.context());
        visit.event().put(Field.SIGN_IN, next.id()).reached(Outcome.BEGUN);
        return SignInCookies.withSecret(Responses.redirect(next.location().toString()), next.id(), next.secret());
    }

    /** Takes the provider's answer, and sends the browser to the choice. */
    HttpResponse callback(Visit visit, String providerName) {
        OpenSignIn open = visit.open(flow, SignInFlow.id(visit.query("state")));
        if (!open.signIn().provider().equals(providerName)) {
            throw new SignInException(Refusal.PROVIDER_ANSWER, "callback: of another provider than was asked");
        }
        if (open.signIn().phase() == SignIn.Phase.AT_CHOICE) {
            // The page that the provider left behind was loaded again. What it carries is not looked at.
            visit.event().reached(Outcome.SHOWN);
            return Responses.redirect(Choices.page(open.id()));
        }
        AccessFile file = visit.accessFile();
        OpenSignIn answered =
                flow.answered(open, Visit.provider(file, open), visit.request().query(), visit.context());
        visit.event().signedIn(SignInFlow.identity(answered));
        visit.event().reached(Outcome.SIGNED_IN);
        return SignInCookies.withSecret(
                Responses.redirect(Choices.page(answered.id())), answered.id(), answered.secret());
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

    private static ProviderPage providers(Visit visit, AccessFile file, AuthorizationRequest request) {
        return new ProviderPage(
                visit.organization(),
                request.remote(),
                file.identityProviders().values().stream()
                        .map(provider -> new ProviderPage.Provider(
                                provider.label(),
                                "/v1/authorize?" + request.query() + "&provider="
                                        + URLEncoder.encode(provider.name(), StandardCharsets.UTF_8)))
                        .toList());
    }
}
