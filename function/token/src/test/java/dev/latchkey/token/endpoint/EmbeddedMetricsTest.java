package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.json.Json;
import dev.latchkey.lambda.EmbeddedMetrics;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.grant.GrantResult;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedMetricsTest {
    private final TestClock clock = TestClock.atStart();
    private final RequestContext context = clock.context();
    private final TokenEvent event =
            TokenEvent.arrived(TestEndpoint.request("POST", "/v1/token", "text/plain", ""), clock.instant());

    private void called(String service, int millis, Optional<String> error) {
        context.called(new ServiceCall(service, "anOperation", Duration.ofMillis(millis), error));
    }

    private String metrics() {
        event.answered(200, context);
        return Json.write(json -> new EmbeddedMetrics("Latchkey/test").write(event, json));
    }

    @Test
    void ofAnEvent_areInTheEmbeddedMetricFormat() {
        event.put(Field.GRANT, "refresh_token").put(Field.IAT_OFFSET, -2).succeeded(GrantResult.Outcome.ISSUED);
        called("DynamoDB", 4, Optional.empty());
        called("KMS", 7, Optional.empty());
        called("DynamoDB", 5, Optional.of("ThrottlingException"));

        assertEquals(
                "{\"_aws\":{\"Timestamp\":4928029200000,\"CloudWatchMetrics\":["
                        + "{\"Namespace\":\"Latchkey/test\",\"Dimensions\":[[\"grant\",\"outcome\"]],\"Metrics\":["
                        + "{\"Name\":\"requests\",\"Unit\":\"Count\"},{\"Name\":\"millis\",\"Unit\":\"Milliseconds\"}]},"
                        + "{\"Namespace\":\"Latchkey/test\",\"Dimensions\":[[]],\"Metrics\":["
                        + "{\"Name\":\"requests\",\"Unit\":\"Count\"},{\"Name\":\"millis\",\"Unit\":\"Milliseconds\"},"
                        + "{\"Name\":\"iatOffset\",\"Unit\":\"Seconds\"},"
                        + "{\"Name\":\"replaysAnswered\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"replaysRefused\",\"Unit\":\"Count\"},{\"Name\":\"rolesRefused\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"codesReused\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"codesForged\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"codesFromElsewhere\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"refreshTokensForged\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"dependencyErrors\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"dynamodbMillis\",\"Unit\":\"Milliseconds\"},"
                        + "{\"Name\":\"kmsMillis\",\"Unit\":\"Milliseconds\"}]}]},"
                        + "\"requests\":1,\"replaysAnswered\":0,\"replaysRefused\":0,\"rolesRefused\":0,\"codesReused\":0,\"codesForged\":0,"
                        + "\"codesFromElsewhere\":0,\"refreshTokensForged\":0,"
                        + "\"dependencyErrors\":1,\"dynamodbMillis\":[4,5],\"kmsMillis\":7}",
                metrics());
    }

    @Test
    void ofAnEventWithoutGrant_areByOutcome() {
        event.put(Field.OUTCOME, "NOT_FOUND");

        assertTrue(metrics().contains("\"Dimensions\":[[\"outcome\"]]"));
        assertFalse(metrics().contains("iatOffset"));
    }

    @Test
    void ofARepetition_countAReplayAnswered() {
        event.succeeded(GrantResult.Outcome.REPEATED);

        assertTrue(
                metrics().contains("\"replaysAnswered\":1,\"replaysRefused\":0,\"rolesRefused\":0,\"codesReused\":0"));
    }

    @Test
    void ofARoleThatMayNotBeAssumed_countIt() {
        event.refused(new OAuthException(ErrorCode.INSUFFICIENT_PERMISSIONS, "A sentence.", "a detail"));

        assertTrue(metrics().contains("\"rolesRefused\":1"));
    }

    @ParameterizedTest
    @CsvSource({
        "PROOF_REPLAYED, replaysRefused",
        "CODE_REUSED, codesReused",
        "CODE_FORGED, codesForged",
        "CODE_FROM_ELSEWHERE, codesFromElsewhere",
        "REFRESH_TOKEN_FORGED, refreshTokensForged"
    })
    void ofAMisuse_countItAndNoOther(AbuseSignal misuse, String metric) {
        event.refused(OAuthException.abuse(misuse, "A sentence.", "a detail"));

        String metrics = metrics();
        for (String each :
                List.of("replaysRefused", "codesReused", "codesForged", "codesFromElsewhere", "refreshTokensForged")) {
            assertTrue(metrics.contains("\"%s\":%d,".formatted(each, each.equals(metric) ? 1 : 0)), metrics);
        }
    }
}
