package dev.latchkey.local.signin;

import static dev.latchkey.local.testing.TestService.authorization;
import static dev.latchkey.local.testing.TestService.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.FaultProxy;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.testing.Grants;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
class SignInTest {
    private static TestService service;

    @BeforeAll
    static void start() {
        service = new TestService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> authorize(Map<String, String> parameters) throws Exception {
        return service.get("/v1/authorize?" + form(parameters));
    }

    private static void refused(HttpResponse<String> response) {
        assertEquals(400, response.statusCode());
        assertTrue(response.headers().firstValue("location").isEmpty());
        assertTrue(response.headers().firstValue("content-type").orElse("").startsWith("text/html"));
    }

    @Test
    void authorize_sameDevice_redirectsWithCodeAndState() throws Exception {
        HttpResponse<String> response = authorize(authorization());

        assertEquals(302, response.statusCode());
        String location = response.headers().firstValue("location").orElseThrow();
        assertTrue(
                location.matches(
                        "http://127\\.0\\.0\\.1:50123/oauth/callback\\?code=[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}&state=a-state"),
                location);
    }

    @Test
    void authorize_crossDevice_leadsToThePageWithTheCodeToPaste() throws Exception {
        Map<String, String> parameters = authorization();
        parameters.put("client_id", Grants.OTHER_CLIENT_ID);
        parameters.put(
                "redirect_uri",
                service.url().resolve("/v1/sessions/confirmation").toString());

        String location = authorize(parameters).headers().firstValue("location").orElseThrow();
        HttpResponse<String> page = service.get(location);

        assertEquals(200, page.statusCode());
        String code = location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        assertTrue(page.body()
                .contains(Base64.getEncoder()
                        .encodeToString(("state=a-state&code=" + code).getBytes(StandardCharsets.UTF_8))));
        assertTrue(
                page.headers().firstValue("content-security-policy").orElse("").startsWith("default-src 'none'"));
    }

    @Test
    void authorize_crossDeviceUnderThisMachinesOtherName_leadsToThePageThere() throws Exception {
        String page = "http://localhost:" + service.url().getPort() + "/v1/sessions/confirmation";
        Map<String, String> parameters = authorization();
        parameters.put("client_id", Grants.OTHER_CLIENT_ID);
        parameters.put("redirect_uri", page);

        String location = authorize(parameters).headers().firstValue("location").orElseThrow();
        assertTrue(location.startsWith(page + "?code="), location);
    }

    @Test
    void authorize_whileNoCodeCanBeStored_saysSoAndStaysHere() throws Exception {
        service.faults().fail("PutItem", FaultProxy.Fault.ERROR);
        HttpResponse<String> response = authorize(authorization());
        service.faults().clear();

        assertEquals(500, response.statusCode());
        assertTrue(response.headers().firstValue("location").isEmpty());
        assertTrue(response.body().contains("DynamoDB PutItem"), response.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/oauth/callback",
                "http://127.0.0.1.evil.example.com:50123/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback/more",
                "http://127.0.0.1:50123/oauth/callback?more",
                "http://127.0.0.1/oauth/callback",
                "http://localhost:50123/oauth/callback",
                "http://127.0.0.1:50123@evil.example.com/oauth/callback",
                "javascript:alert(1)",
                ""
            })
    void authorize_redirectUriThatIsNotTheClients_staysHere(String redirectUri) throws Exception {
        Map<String, String> parameters = authorization();
        parameters.put("redirect_uri", redirectUri);

        refused(authorize(parameters));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token",
        "client_id, arn:aws:signin:::devtools/other",
        "state, ''",
        "code_challenge_method, plain",
        "code_challenge, short",
        "scope, profile"
    })
    void authorize_otherParameterWrongOrMissing_staysHere(String name, String wrong) throws Exception {
        Map<String, String> parameters = authorization();
        parameters.put(name, wrong);
        refused(authorize(parameters));

        parameters.remove(name);
        refused(authorize(parameters));
    }

    @Test
    void authorize_parameterGivenTwice_staysHere() throws Exception {
        refused(service.get("/v1/authorize?" + form(authorization()) + "&state=other"));
    }

    @Test
    void confirmation_withMarkup_showsNone() throws Exception {
        HttpResponse<String> page = service.get("/v1/sessions/confirmation?code=%3Cscript%3E&state=%22%3E%3Cb%3E");

        assertFalse(page.body().contains("<script>"));
        assertFalse(page.body().contains("<b>"));
    }

    @Test
    void confirmation_withoutCode_saysSo() throws Exception {
        refused(service.get("/v1/sessions/confirmation"));
    }

    @Test
    void anyRequest_underAnothersName_isRefused() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.url().getPort())) {
            socket.getOutputStream()
                    .write(("GET /v1/authorize?" + form(authorization())
                                    + " HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        }
    }
}
