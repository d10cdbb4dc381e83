package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider publishes of itself. */
class ProviderMetadataTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private HttpResponse begin() {
        return TestSignIn.begin(browser, TestSignIn.request());
    }

    private void assertTryAgain(HttpResponse response) {
        assertEquals(503, response.status());
        assertEquals("TRY_AGAIN", service.event().get("outcome"));
        assertTrue(service.signIns.kept().isEmpty());
    }

    @Test
    void metadata_areKeptForAnHour() {
        begin();
        service.clock.advance(Duration.ofHours(1).minusSeconds(1));
        begin();
        assertEquals(1, service.staff.requests(TestProvider.METADATA).size());
        service.clock.advance(Duration.ofSeconds(1));
        begin();

        assertEquals(2, service.staff.requests(TestProvider.METADATA).size());
    }

    @Test
    void metadata_ofAnIssuerWithASlashAtItsEndAreFoundToo() {
        service.access.put("/identityProviders/staff/issuer", "\"https://staff.example/\"");
        service.staff.metadata.put("issuer", "https://staff.example/");

        assertEquals(303, begin().status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://staff.example/",
                "https://STAFF.example",
                "http://staff.example",
                "https://partners.example/realm",
                "https://staff.example.evil.example"
            })
    void metadata_ofAnotherIssuerAreRefused(String issuer) {
        service.staff.metadata.put("issuer", issuer);

        assertTryAgain(begin());
        assertEquals("IdentityProvider Metadata ParseException", service.event().get("reason"));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_endpoint, http://staff.example/authorize",
        "authorization_endpoint, javascript:alert(1)",
        "token_endpoint, http://staff.example/token",
        "token_endpoint, http://169.254.169.254/latest/meta-data",
        "jwks_uri, http://staff.example/keys",
        "jwks_uri, file:///etc/passwd",
        "userinfo_endpoint, http://staff.example/userinfo"
    })
    void endpoint_withoutTlsIsRefused(String name, String url) {
        service.staff.metadata.put(name, url);

        assertTryAgain(begin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"})
    void metadata_thatAreNotWholeAreRefused(String name) {
        service.staff.metadata.remove(name);

        assertTryAgain(begin());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 404, 429, 500, 503})
    void status_thatIsNotOkIsRefusedAndNoRedirectIsFollowed(int status) {
        service.staff.answer(TestProvider.METADATA, request -> TestProvider.json(status, service.staff.metadata));

        assertTryAgain(begin());
        assertEquals(1, service.staff.requests(TestProvider.METADATA).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "<html></html>", "{\"issuer\":1}"})
    void metadata_thatAreNoneAreRefused(String body) {
        service.staff.answer(TestProvider.METADATA, request -> TestProvider.text(200, "application/json", body));

        assertTryAgain(begin());
    }

    @Test
    void failure_isRememberedForFiveSeconds() {
        service.staff.answer(TestProvider.METADATA, request -> TestProvider.json(500, service.staff.metadata));
        assertTryAgain(begin());
        Object reason = service.event().get("reason");
        service.staff.recover();
        service.clock.advance(Duration.ofSeconds(5).minusMillis(1));

        assertTryAgain(begin());
        assertEquals(reason, service.event().get("reason"));
        assertEquals(1, service.staff.requests(TestProvider.METADATA).size());
        service.clock.advance(Duration.ofMillis(1));

        assertEquals(303, begin().status());
        assertEquals(2, service.staff.requests(TestProvider.METADATA).size());
    }

    @Test
    void failure_ofOneProviderIsNotAnothers() {
        service.access.addPartners();
        service.staff.answer(TestProvider.METADATA, request -> TestProvider.json(500, service.staff.metadata));

        assertEquals(503, browser.get("/v1/sessions/me?provider=staff").status());
        assertEquals(303, browser.get("/v1/sessions/me?provider=partners").status());
    }

    @Test
    void code_isExchangedAtTheEndpointOfTheMetadataAndNowhereElse() {
        service.staff.metadata.put("token_endpoint", "https://staff.example/elsewhere");
        service.staff.answer("/elsewhere", request -> TestProvider.json(400, Map.of("error", "invalid_grant")));
        browser.get(service.signInAtProvider(begin()));

        assertEquals(1, service.staff.requests("/elsewhere").size());
        assertEquals(0, service.staff.requests(TestProvider.TOKEN).size());
        assertEquals("token endpoint: invalid_grant", service.event().get("reason"));
    }
}
