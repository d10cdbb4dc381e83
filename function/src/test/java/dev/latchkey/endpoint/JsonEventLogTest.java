package dev.latchkey.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestClock;
import dev.latchkey.testing.TestEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonEventLogTest {
    @Test
    void write_event_isOneLineOfJsonInTheOrderOfTheFields() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TokenEvent event = TokenEvent.arrived(
                        TestEndpoint.request("POST", "/v1/token", "text/plain", ""), TestClock.START)
                .put(TokenEvent.Field.REQUEST_ID, "an-id")
                .put(TokenEvent.Field.REASON, "with \"quotes\"\nand a second line")
                .answered(400, TestClock.START.plus(Duration.ofMillis(12)));

        new JsonEventLog(new PrintStream(out, true, StandardCharsets.UTF_8)).write(event);

        assertEquals(
                "{\"time\":\"2126-03-01T09:00:00Z\",\"requestId\":\"an-id\",\"sourceIp\":\"192.0.2.7\",\"status\":400,"
                        + "\"reason\":\"with \\\"quotes\\\"\\nand a second line\",\"millis\":12}"
                        + System.lineSeparator(),
                out.toString(StandardCharsets.UTF_8));
    }
}
