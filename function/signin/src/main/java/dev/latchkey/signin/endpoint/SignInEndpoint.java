package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.UriNormalization;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessStore;
import dev.latchkey.signin.access.RecentAccess;
import dev.latchkey.signin.endpoint.SignInEvent.Field;
import dev.latchkey.signin.endpoint.SignInEvent.Outcome;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.metadata.KeySet;
import dev.latchkey.signin.metadata.ServiceMetadata;
import dev.latchkey.signin.page.Pages;
import dev.latchkey.signin.page.StartPage;
import dev.latchkey.signin.provider.ProviderException;
import dev.latchkey.signin.provider.RelyingParty;
import dev.latchkey.signin.session.BackChannelLogout;
import dev.latchkey.signin.session.LoginHistory;
import dev.latchkey.signin.session.Revocations;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** All that browsers and identity providers ask for: from request to response, and the only place where a failure becomes a page. */
public final class SignInEndpoint implements HttpEndpoint {
    private final AccessStore accessStore;
    private final RecentAccess recentAccess;
    private final Arrivals arrivals;
    private final Choices choices;
    private final ProviderLogouts logouts;
    private final OwnLogins ownLogins;
    private final ServiceMetadata metadata;
    private final KeySet keys;
    private final String base;
    private final String region;
    private final Optional<String> stsUrl;
    private final EventLog<? super SignInEvent> events;

    /**
     * The endpoint.
     *
     * @param bases the URLs of this service, without a path; the first is the one that people are sent to
     * @param region the Region that it is in
     * @param stsUrl where clients reach STS, if not at AWS
     */
    public SignInEndpoint(
            SignInFlow flow,
            BackChannelLogout logout,
            LoginHistory history,
            Revocations revocations,
            AccessStore accessStore,
            ServiceMetadata metadata,
            KeySet keys,
            List<String> bases,
            String region,
            Optional<URI> stsUrl,
            EventLog<? super SignInEvent> events) {
        this.accessStore = accessStore;
        this.recentAccess = new RecentAccess(accessStore);
        this.arrivals = new Arrivals(flow, bases);
        OwnForms ownForms = new OwnForms(bases);
        this.choices = new Choices(flow, ownForms);
        this.ownLogins = new OwnLogins(flow, arrivals, ownForms, history, revocations);
        this.logouts = new ProviderLogouts(logout);
        this.metadata = metadata;
        this.keys = keys;
        this.base = bases.getFirst();
        this.region = region;
        this.stsUrl = stsUrl.map(URI::toString);
        this.events = events;
    }

    /** Answers a request, whatever it is, and writes its event. */
    @Override
    public HttpResponse handle(HttpRequest request, RequestContext context) {
        SignInEvent event = SignInEvent.arrived(request, context.now());
        Visit visit = new Visit(request, context, event, accessStore, recentAccess);
        HttpResponse response;
        try {
            response = respond(visit);
        } catch (SignInException e) {
            event.refused(e.refusal(), e.reason());
            response = refused(visit, e.refusal(), e.reason());
        } catch (ProviderException e) {
            Refusal refusal = e.isDeclined() ? Refusal.PROVIDER_DECLINED : Refusal.PROVIDER_ANSWER;
            event.refused(refusal, e.reason());
            response = refused(visit, refusal, e.reason());
        } catch (DependencyException e) {
            event.failed(e);
            response = Responses.page(503, Pages.message(Messages.tryAgain(visit)));
        } catch (RuntimeException bug) {
            event.failed(bug);
            response = Responses.page(500, Pages.message(Messages.broken(visit)));
        }
        events.write(event.answered(response.status(), context));
        return Responses.compressed(request, response.with("x-amzn-RequestId", request.requestId()));
    }

    private HttpResponse respond(Visit visit) {
        String path = UriNormalization.normalizePath(visit.request().path());
        visit.event().put(Field.STEP, step(path));
        if (path.equals(Choices.PATH) && visit.request().method().equals("POST")) {
            return choices.choose(visit);
        }
        if (path.equals(OwnLogins.PATH) && visit.request().method().equals("POST")) {
            return ownLogins.end(visit);
        }
        if (path.startsWith(ProviderLogouts.PATH)) {
            return logouts.answer(visit, path.substring(ProviderLogouts.PATH.length()));
        }
        requireGet(visit);
        if (path.startsWith(RelyingParty.CALLBACK_PATH)) {
            return arrivals.callback(visit, path.substring(RelyingParty.CALLBACK_PATH.length()));
        }
        return switch (path) {
            case "/v1/authorize", "/v1/sessions" -> arrivals.authorize(visit);
            case Choices.PATH -> choices.show(visit);
            case OwnLogins.PATH -> ownLogins.show(visit);
            case AuthorizationRequest.CONFIRMATION_PATH -> code(visit);
            case "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" ->
                published(visit, metadata.json());
            case "/v1/keys" -> published(visit, keys.json(visit.context()));
            case "/" -> start(visit);
            default -> throw new SignInException(Refusal.NOT_FOUND, "path: unknown");
        };
    }

    /** The name of the route: of a path, which may hold anything, never more. */
    private static String step(String path) {
        if (path.startsWith(RelyingParty.CALLBACK_PATH)) {
            return "callback";
        }
        if (path.startsWith(ProviderLogouts.PATH)) {
            return "logout";
        }
        return switch (path) {
            case "/v1/authorize", "/v1/sessions" -> "authorize";
            case Choices.PATH -> "role";
            case OwnLogins.PATH -> "me";
            case AuthorizationRequest.CONFIRMATION_PATH -> "confirmation";
            case "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/v1/keys" ->
                "metadata";
            case "/" -> "start";
            default -> "unknown";
        };
    }

    private static void requireGet(Visit visit) {
        if (!visit.request().method().equals("GET")) {
            throw new SignInException(Refusal.METHOD_NOT_ALLOWED, "method: not GET");
        }
    }

    private HttpResponse code(Visit visit) {
        visit.accessFileYoungerThan(Visit.RECENT);
        HttpResponse response = SignInCookies.code(visit.request())
                .flatMap(cookie -> ShownCode.read(
                        cookie, visit.organization(), visit.context().now()))
                .map(page -> Responses.page(200, Pages.code(page)))
                .orElseThrow(() -> new SignInException(Refusal.NO_CODE, "code: none to show"));
        visit.event().reached(Outcome.SHOWN);
        return response;
    }

    private HttpResponse start(Visit visit) {
        try {
            visit.accessFileYoungerThan(Visit.RECENT);
        } catch (SignInException | DependencyException e) {
            visit.event().put(Field.REASON, String.valueOf(e.getMessage()));
        }
        visit.event().reached(Outcome.SHOWN);
        return Responses.page(200, Pages.start(new StartPage(visit.organization(), base, region, stsUrl)));
    }

    private static HttpResponse published(Visit visit, String json) {
        visit.event().reached(Outcome.SHOWN);
        return Responses.published(json);
    }

    private static HttpResponse refused(Visit visit, Refusal refusal, String reason) {
        return Responses.page(refusal.status(), Pages.message(Messages.refused(visit, refusal, reason)));
    }
}
