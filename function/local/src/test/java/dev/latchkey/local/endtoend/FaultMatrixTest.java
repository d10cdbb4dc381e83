package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every call of both flows, failing in every way; then the same request again with the same proof, as AWS's clients
 * retry. The calls are those that are seen in a flow without faults.
 */
@Tag("service")
class FaultMatrixTest extends ServiceHarness {
    private static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.DENY));

    /** The function's time, of which it reserves half a second for its response. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private static final Map<String, String> OUTCOMES = new TreeMap<>();

    @AfterAll
    static void print() {
        System.out.println("Fault matrix: flow, call, fault: answer, answer to the retry");
        OUTCOMES.forEach((cell, outcome) -> System.out.println("  " + cell + ": " + outcome));
        System.out.println("  " + OUTCOMES.size() + " cells; nothing lost, nothing doubled");
    }

    /** A request that can be sent any number of times. */
    private record Prepared(Map<String, String> members, String proof) {
        HttpResponse<String> send() throws Exception {
            return service.post(members, proof);
        }
    }

    private Prepared redemption() throws Exception {
        return new Prepared(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(key));
    }

    private Prepared refresh() throws Exception {
        String token = TestService.text(redemption().send(), "refreshToken");
        return new Prepared(TestEndpoint.refresh(token), service.proof(key));
    }

    @TestFactory
    Stream<DynamicTest> redemption_anyCallFailsAnyWay_losesNothingAndDoublesNothing() throws Exception {
        return matrix("redemption", this::redemption);
    }

    @TestFactory
    Stream<DynamicTest> refresh_anyCallFailsAnyWay_losesNothingAndDoublesNothing() throws Exception {
        return matrix("refresh", this::refresh);
    }

    private Stream<DynamicTest> matrix(String flow, Callable<Prepared> prepare) throws Exception {
        Prepared seen = prepare.call();
        service.faults().forgetCalls();
        assertEquals(200, seen.send().statusCode());
        return service.faults().calls().stream()
                .flatMap(call -> FAULTS.stream()
                        .map(fault -> DynamicTest.dynamicTest(
                                flow + ", " + call + ", " + fault, () -> fails(flow, prepare.call(), call, fault))));
    }

    private void fails(String flow, Prepared request, String call, Fault fault) throws Exception {
        service.faults().forgetCalls();
        service.faults().fail(call, fault);
        Instant sent = Clock.systemUTC().instant();
        HttpResponse<String> answer = request.send();
        Duration took = Duration.between(sent, Clock.systemUTC().instant());
        service.faults().clear();
        HttpResponse<String> retry = request.send();
        HttpResponse<String> stranger = service.post(request.members(), service.proof(Proof.newKey()));

        OUTCOMES.put(flow + ", " + call + ", " + fault, answer.statusCode() + ", " + retry.statusCode());
        assertTrue(took.compareTo(TIME_LIMIT) < 0, "answered after " + took);
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 500, "answered " + answer.statusCode());
        assertEquals(200, retry.statusCode(), retry.body());
        if (answer.statusCode() == 200) {
            assertEquals(credentials(answer), credentials(retry), "the retry is given what the request was given");
        }
        assertEquals(400, stranger.statusCode(), "nobody else is given anything");
    }

    private static String credentials(HttpResponse<String> response) {
        return json(response)
                        .object("accessToken")
                        .orElseThrow()
                        .string("accessKeyId")
                        .orElseThrow()
                + json(response).string("refreshToken").orElseThrow();
    }
}
