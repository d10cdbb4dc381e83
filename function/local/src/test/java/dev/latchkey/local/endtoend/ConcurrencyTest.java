package dev.latchkey.local.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many requests at once. */
@Tag("service")
class ConcurrencyTest extends ServiceHarness {
    @Test
    void twoHundredRedemptionsAtOnce_oneIsIssued() throws Exception {
        String code = service.signIn();
        Callable<Integer> redemption =
                () -> service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(Proof.newKey()))
                        .statusCode();

        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(200, redemption))) {
                winners += status.get() == 200 ? 1 : 0;
            }
        }

        assertEquals(1, winners);
    }

    @Test
    void twoHundredRefreshesAtOnce_areAllIssuedTheSameByOneAssumeRole() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        service.faults().forgetCalls();
        Callable<HttpResponse<String>> refresh = () -> service.post(members, service.proof(key));

        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> response : threads.invokeAll(Collections.nCopies(200, refresh))) {
                answers.add(issued(response.get()).body().replaceFirst("\"expiresIn\":\\d+", ""));
            }
        }

        assertEquals(1, answers.size());
        assertEquals(1, service.faults().calls("AssumeRole"));
    }
}
