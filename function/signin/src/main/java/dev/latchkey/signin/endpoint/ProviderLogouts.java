package dev.latchkey.signin.endpoint;

import dev.latchkey.http.FormParser;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.RequestBody;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.endpoint.SignInEvent.Field;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.provider.ProviderException;
import dev.latchkey.signin.session.BackChannelLogout;

/**
 * {@code POST /v1/sessions/logout/<provider>}, which identity providers call (OpenID Connect Back-Channel Logout 1.0
 * §2.5). By §2.8 it answers 200 to what is carried out, also where there was nothing to end, and 400 to everything else:
 * a token that is not accepted, and a fault of ours.
 */
final class ProviderLogouts {
    /** Before the provider's name. */
    static final String PATH = "/v1/sessions/logout/";

    private final BackChannelLogout logout;

    ProviderLogouts(BackChannelLogout logout) {
        this.logout = logout;
    }

    HttpResponse answer(Visit visit, String providerName) {
        try {
            IdentityProvider provider = provider(visit, providerName);
            visit.event().put(Field.PROVIDER, provider.name());
            visit.event().loggedOut(logout.carryOut(provider, token(visit), visit.context()));
            return response(200, "");
        } catch (ProviderException e) {
            visit.event().logoutRefused(e.reason());
            return refused(e.reason());
        } catch (OAuthException e) {
            visit.event().logoutRefused(e.detail());
            return refused(e.detail());
        } catch (SignInException e) {
            visit.event().refused(e.refusal(), e.reason());
            return refused("no identity provider is known here");
        } catch (DependencyException e) {
            visit.event().failed(e);
            return failed();
        } catch (RuntimeException bug) {
            visit.event().failed(bug);
            return failed();
        }
    }

    /** By a copy of the access file: whoever signed in did so by one that is older. */
    private static IdentityProvider provider(Visit visit, String name) {
        if (!visit.request().method().equals("POST")) {
            throw OAuthException.invalidRequest("The method is not POST.", "method: not POST");
        }
        return visit.accessFileYoungerThan(Visit.RECENT)
                .identityProvider(name)
                .orElseThrow(() -> OAuthException.invalidRequest("The provider is unknown.", "provider: unknown"));
    }

    private static String token(Visit visit) {
        String token = FormParser.parse(RequestBody.text(visit.request())).getOrDefault("logout_token", "");
        if (token.isEmpty()) {
            throw OAuthException.invalidRequest("logout_token is required.", "form: logout_token is missing");
        }
        return token;
    }

    private static HttpResponse refused(String reason) {
        return error("invalid_request", reason);
    }

    private static HttpResponse failed() {
        return error("server_error", "the logout was not carried out: send it again");
    }

    private static HttpResponse error(String error, String description) {
        String json = Json.write(members -> {
            members.writeStringField("error", error);
            members.writeStringField("error_description", description);
        });
        return response(400, json).with("Content-Type", "application/json");
    }

    private static HttpResponse response(int status, String body) {
        return HttpResponse.of(status, Secret.of(body))
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("Strict-Transport-Security", "max-age=31536000");
    }
}
