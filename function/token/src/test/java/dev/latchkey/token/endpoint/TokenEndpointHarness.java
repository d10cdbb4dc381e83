package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.request;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.util.List;
import java.util.Map;

/** What the tests of TokenEndpoint share. */
abstract class TokenEndpointHarness {
    static final ECKey KEY = Proof.newKey();

    /** Every call that the grants make to the ports. */
    static final List<String> OF_A_REDEMPTION = List.of("record", "find", "refused", "seal", "sign", "issue", "redeem");

    static final List<String> OF_A_REFRESH =
            List.of("record", "claim", "find", "open", "countMint", "seal", "issue", "commit");

    final TestEndpoint endpoint = new TestEndpoint();

    HttpResponse post(Map<String, String> members) {
        return endpoint.post(members, endpoint.proof(KEY));
    }

    static HttpRequest jsonRequest(Map<String, String> members, String proof) {
        String body = Json.write(members);
        return request("POST", "/v1/token", "application/json", body, proof);
    }

    HttpResponse redeem(Secret code) {
        return post(redemption(code));
    }

    String refreshToken() {
        return text(issued(redeem(endpoint.issueCode())), "refreshToken");
    }

    static HttpResponse issued(HttpResponse response) {
        assertEquals(200, response.status(), response.body().reveal());
        return response;
    }

    static HttpResponse refused(ErrorCode error, HttpResponse response) {
        assertEquals(error.status(), response.status(), response.body().reveal());
        assertEquals(error.shape(), response.header("X-Amzn-ErrorType").orElse(""));
        assertEquals(error.code(), text(response, "error"));
        // What RFC 6749 §5.2 allows in an error_description, which is the same sentence in the response to a form.
        assertTrue(
                text(response, "message").matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), text(response, "message"));
        return response;
    }

    TokenEvent lastEvent() {
        return endpoint.events.getLast();
    }
}
