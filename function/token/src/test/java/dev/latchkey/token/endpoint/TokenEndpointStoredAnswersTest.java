package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.json;
import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenEndpointStoredAnswersTest extends TokenEndpointHarness {
    @Test
    void sameTokenAgain_isAnsweredTheSameWithWhatIsLeft() {
        String token = refreshToken();
        HttpResponse first = issued(post(refresh(token)));
        endpoint.clock.advance(Duration.ofMinutes(10));

        HttpResponse second = issued(post(refresh(token)));

        assertEquals(
                first.body().reveal().replace("\"expiresIn\":900", "\"expiresIn\":300"),
                second.body().reveal());
        assertEquals("repeated", lastEvent().fields().get(Field.OUTCOME));
    }

    @Test
    void sameTokenAgain_aSecondBeforeTheLastMinute_isAnsweredTheSame() {
        String token = refreshToken();
        issued(post(refresh(token)));
        endpoint.clock.advance(Duration.ofSeconds(839));

        assertEquals(61, json(issued(post(refresh(token)))).number("expiresIn").orElseThrow());
    }

    @Test
    void sameTokenAgain_inTheLastMinute_isMintedAnew() {
        String token = refreshToken();
        issued(post(refresh(token)));
        endpoint.clock.advance(Duration.ofMinutes(14));

        assertEquals(900, json(issued(post(refresh(token)))).number("expiresIn").orElseThrow());
    }

    @Test
    void twoHundredAtOnce_areAllIssuedTheSameCredentialsOnce() throws Exception {
        String token = refreshToken();
        int before = endpoint.credentials.issued().size();
        Callable<HttpResponse> refreshing = () -> post(refresh(token));

        Set<String> bodies = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse> response : threads.invokeAll(Collections.nCopies(200, refreshing))) {
                bodies.add(issued(response.get()).body().reveal());
            }
        }

        assertEquals(1, bodies.size());
        assertEquals(before + 1, endpoint.credentials.issued().size());
    }

    @Test
    void sameProofWithAnotherToken_isRefused() {
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(refresh(refreshToken()), proof));

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(refreshToken()), proof));
    }

    @Test
    void sameProofWithTheSameToken_isARetry() {
        Map<String, String> members = refresh(refreshToken());
        String proof = endpoint.proof(KEY);

        assertEquals(
                issued(endpoint.post(members, proof)).body(),
                issued(endpoint.post(members, proof)).body());
    }

    @Test
    void storedAnswers_doNotCountAgainstTheLimit() {
        String token = refreshToken();
        for (int i = 0; i < 3 * TestEndpoint.MINT_LIMIT; i++) {
            issued(post(refresh(token)));
        }
    }
}
