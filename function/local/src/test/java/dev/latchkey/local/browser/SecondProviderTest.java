package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People of npm's oidc-provider, which signs with ES256, announces {@code iss} and tells groups by userinfo alone. */
@Tag("browser")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecondProviderTest {
    @TempDir
    Path folder;

    private final List<OidcProvider> started = new ArrayList<>();
    private final FormClient browser = new FormClient();
    private SignInService service;

    @BeforeEach
    void start() throws Exception {
        service = new SignInService(folder, url -> {
            OidcProvider provider = new OidcProvider(url);
            started.add(provider);
            return provider.issuer();
        });
    }

    @AfterEach
    void stop() {
        browser.close();
        if (service != null) {
            service.close();
        }
        started.forEach(OidcProvider::close);
    }

    @ParameterizedTest
    @CsvSource({"ada.engineers,shown", "nora.visitors,NO_ROLE"})
    void group_decidesWhatIsOffered(String person, String outcome) throws Exception {
        HttpResponse<String> page = choice(person);

        assertEquals(outcome, service.signIns("outcome").getLast(), page.body());
        assertEquals("/v1/sessions/role", page.uri().getPath());
    }

    @Test
    void code_redeems() throws Exception {
        HttpResponse<String> signedIn = browser.submit(choice("ada.engineers"), Map.of());
        String next = signedIn.headers().firstValue("refresh").orElseThrow();
        HttpResponse<String> tokens = redeem(next.replaceFirst(".*[?&]code=([^&]+).*", "$1"));

        assertEquals(200, tokens.statusCode(), () -> tokens.body() + service.tokens("reason"));
        assertTrue(tokens.body().contains("\"accessKeyId\""), tokens.body());
    }

    private HttpResponse<String> choice(String person) throws Exception {
        URI request = service.url().resolve("/v1/authorize?" + TestService.form(TestService.authorization()));
        HttpResponse<String> login = browser.get(request);
        HttpResponse<String> consent = browser.submit(login, Map.of("login", person, "password", "any"));
        return browser.submit(consent, Map.of());
    }

    private HttpResponse<String> redeem(String code) throws Exception {
        ECKey key = Proof.newKey();
        URI endpoint = service.url().resolve("/v1/token");
        String proof = Proof.with(key)
                .at(Clock.systemUTC().instant())
                .claim("htu", endpoint.toString())
                .sign();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("Content-Type", "application/json")
                            .header("DPoP", proof)
                            .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of(
                                    "clientId",
                                    Grants.CLIENT_ID,
                                    "grantType",
                                    "authorization_code",
                                    "code",
                                    code,
                                    "redirectUri",
                                    Grants.REDIRECT_URI,
                                    "codeVerifier",
                                    Grants.VERIFIER.reveal()))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
