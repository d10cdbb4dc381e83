package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonEventLogTest {
    private final TestClock clock = TestClock.atStart();
    private final RequestContext context = clock.context();
    private final TokenEvent event =
            TokenEvent.arrived(TestEndpoint.request("POST", "/v1/token", "text/plain", ""), clock.instant());

    private String written(Optional<String> metricsNamespace) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clock.advance(Duration.ofMillis(12));
        new JsonEventLog(new PrintStream(out, true, StandardCharsets.UTF_8), metricsNamespace)
                .write(event.answered(400, context));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void write_event_isOneLineOfJsonInTheOrderOfTheFields() {
        event.put(TokenEvent.Field.REQUEST_ID, "an-id")
                .put(TokenEvent.Field.REASON, "with \"quotes\"\nand a second line");
        context.called(new ServiceCall("DynamoDB", "GetItem", Duration.ofMillis(3), Optional.empty()));
        context.called(new ServiceCall("KMS", "Sign", Duration.ofMillis(9), Optional.of("ThrottlingException")));

        assertEquals(
                "{\"time\":\"2126-03-01T09:00:00Z\",\"requestId\":\"an-id\",\"sourceIp\":\"192.0.2.7\",\"status\":400,"
                        + "\"reason\":\"with \\\"quotes\\\"\\nand a second line\",\"millis\":12,\"calls\":["
                        + "{\"service\":\"DynamoDB\",\"operation\":\"GetItem\",\"millis\":3},"
                        + "{\"service\":\"KMS\",\"operation\":\"Sign\",\"millis\":9,\"error\":\"ThrottlingException\"}]}"
                        + System.lineSeparator(),
                written(Optional.empty()));
    }

    @Test
    void write_withoutNamespace_hasNoMetrics() {
        assertFalse(written(Optional.empty()).contains("_aws"));
    }
}
