package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import dev.latchkey.local.testing.ShiftedClock;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the sample provider share. */
abstract class ProviderHarness {
    /** The SDK's client classes read the real time. */
    final ShiftedClock clock = new ShiftedClock();

    final Browser browser = new Browser();

    OpenIdProvider provider;
    Application application;

    @BeforeEach
    void start() throws Exception {
        provider = started(People.SAMPLES, new Client.None());
        application = Application.at(provider.issuer());
    }

    void restart(People people, Client.Authentication authentication) throws Exception {
        provider.close();
        provider = started(people, authentication);
        application = Application.at(provider.issuer());
    }

    private OpenIdProvider started(People people, Client.Authentication authentication) {
        return OpenIdProvider.start(
                0, people, new Client(Application.ID, Set.of(Application.CALLBACK), authentication), clock);
    }

    @AfterEach
    void stop() {
        provider.close();
        browser.close();
    }

    HttpResponse<String> open(AuthenticationRequest request) throws Exception {
        return browser.get(request.toURI());
    }

    /** Signs the person in by a click. */
    AuthorizationCode signIn(String username) throws Exception {
        return application.code(browser.choose(open(application.request().build()), username));
    }

    /** Whether the provider asks who it is. */
    static boolean isAsking(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("Who are you?");
    }

    /** The error that the browser was sent back with. */
    String error(HttpResponse<String> answer) throws Exception {
        assertEquals(303, answer.statusCode(), answer.body());
        AuthenticationErrorResponse response = application.answer(answer).toErrorResponse();
        assertEquals(provider.issuer().toString(), response.getIssuer().getValue());
        return response.getErrorObject().getCode();
    }
}
