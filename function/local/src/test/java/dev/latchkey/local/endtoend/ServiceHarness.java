package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.json;
import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of the service over HTTP share. */
abstract class ServiceHarness {
    static TestService service;

    final ECKey key = Proof.newKey();

    @BeforeAll
    static void start() {
        service = new TestService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void clearFaults() {
        service.faults().clear();
    }

    HttpResponse<String> post(Map<String, String> members) throws Exception {
        return service.post(members, service.proof(key));
    }

    HttpResponse<String> redeem(String code) throws Exception {
        return post(TestEndpoint.redemption(Secret.of(code)));
    }

    String refreshToken() throws Exception {
        return text(issued(redeem(service.signIn())), "refreshToken");
    }

    static String accessToken(HttpResponse<String> response, String member) {
        return json(response).object("accessToken").orElseThrow().string(member).orElseThrow();
    }

    static HttpResponse<String> issued(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return response;
    }

    static void refused(ErrorCode error, HttpResponse<String> response) {
        assertEquals(error.status(), response.statusCode(), response.body());
        assertEquals(
                error.shape(), response.headers().firstValue("x-amzn-errortype").orElse(""));
        assertEquals(error.code(), text(response, "error"));
    }
}
