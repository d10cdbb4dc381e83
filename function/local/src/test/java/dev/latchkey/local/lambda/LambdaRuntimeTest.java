package dev.latchkey.local.lambda;

import static dev.latchkey.local.lambda.BuiltFunction.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.json.JsonObject;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The built function, from its start to its responses. */
@Tag("service")
class LambdaRuntimeTest extends LambdaHarness {
    @Test
    void start_findsTheHandlerAndAsksForEvents(TestReporter reporter) throws Exception {
        Instant start = clock.instant();
        try (LambdaProcess function = start(TOKEN, environment(TOKEN))) {
            api.ready().get(1, TimeUnit.MINUTES);

            assertTrue(function.process().isAlive());
            reporter.publishEntry(
                    "start to first request for an event, ms",
                    Long.toString(Duration.between(start, clock.instant()).toMillis()));
        }
    }

    @Test
    void eventsOfBothFormats_areAnswered() throws Exception {
        try (LambdaProcess function = start(TOKEN, environment(TOKEN))) {
            JsonObject login = issued(event(redemption()));
            issued(eventOfFormat1(redemption()));
            issued(event(TestEndpoint.refresh(login.string("refreshToken").orElseThrow())));

            String line = function.nextEvent();
            assertTrue(line.contains("\"operation\":\"AssumeRole\"") && line.contains("\"CloudWatchMetrics\""), line);
        }
    }

    @Test
    void whatIsNoRequest_isAnsweredAndDoesNotEndTheProcess() throws Exception {
        try (LambdaProcess function = start(TOKEN, environment(TOKEN))) {
            assertEquals(404, answer("{}").number("statusCode").orElseThrow());
            assertEquals(404, answer("[1]").number("statusCode").orElseThrow());

            issued(event(redemption()));
            assertTrue(function.process().isAlive());
        }
    }

    @Test
    void outage_isAnswered500AndDoesNotEndTheProcess() throws Exception {
        try (LambdaProcess function = start(TOKEN, environment(TOKEN))) {
            String event = event(redemption());
            backend.proxy().fail("AssumeRole", Fault.ERROR);
            assertEquals(500, answer(event).number("statusCode").orElseThrow());

            backend.proxy().clear();
            issued(event);
            assertTrue(function.process().isAlive());
        }
    }

    @Test
    void missingVariables_areNamedInTheErrorOfTheStart() throws Exception {
        Map<String, String> environment = environment(TOKEN);
        environment.remove("LATCHKEY_TABLE");
        environment.remove("LATCHKEY_SIGNING_KEY");

        try (LambdaProcess function = start(TOKEN, environment)) {
            ExecutionException thrown =
                    assertThrows(ExecutionException.class, () -> api.ready().get(1, TimeUnit.MINUTES));

            assertTrue(
                    String.valueOf(thrown.getMessage()).matches("(?s).*LATCHKEY_TABLE.*LATCHKEY_SIGNING_KEY.*"),
                    thrown.getMessage());
            assertTrue(function.process().waitFor(1, TimeUnit.MINUTES));
            assertFalse(function.process().isAlive());
        }
    }
}
