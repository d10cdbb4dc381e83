package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEndpointMintLimitTest extends TokenEndpointHarness {
    @Test
    void moreMintsThanTheLimit_areTooManyRequests() {
        String token = refreshToken();
        for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
            token = text(issued(post(refresh(token))), "refreshToken");
        }
        int before = endpoint.credentials.issued().size();
        endpoint.clock.advance(Duration.ofSeconds(100));

        HttpResponse response = refused(ErrorCode.TOO_MANY_REQUESTS, post(refresh(token)));

        assertEquals("800", response.header("Retry-After").orElse(""));
        assertEquals(before, endpoint.credentials.issued().size());
    }

    @Test
    void mintsThatFailed_doNotCountAgainstTheLimit() {
        String token = refreshToken();
        endpoint.outages.begin("issue");
        for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
            refused(ErrorCode.SERVER_ERROR, post(refresh(token)));
        }

        endpoint.outages.end();
        issued(post(refresh(token)));
    }

    @Test
    void limitReached_isOverInTheNextWindow() {
        String token = refreshToken();
        for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
            token = text(issued(post(refresh(token))), "refreshToken");
        }
        Map<String, String> members = refresh(token);
        endpoint.clock.advance(Duration.ofSeconds(870));
        refused(ErrorCode.TOO_MANY_REQUESTS, post(members));
        endpoint.clock.advance(Duration.ofSeconds(30));

        issued(post(members));
    }

    @Test
    void refusalForTheLimit_leavesTheProofUsable() {
        String token = refreshToken();
        for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
            token = text(issued(post(refresh(token))), "refreshToken");
        }
        endpoint.clock.advance(Duration.ofSeconds(870));
        String proof = endpoint.proof(KEY);
        refused(ErrorCode.TOO_MANY_REQUESTS, endpoint.post(refresh(token), proof));
        endpoint.clock.advance(Duration.ofSeconds(30));

        issued(endpoint.post(refresh(token), proof));
    }

    @Test
    void counterThatFails_locksNobodyOut() {
        String token = refreshToken();
        endpoint.outages.begin("countMint");

        issued(post(refresh(token)));
    }
}
