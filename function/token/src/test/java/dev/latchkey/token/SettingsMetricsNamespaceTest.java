package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsMetricsNamespaceTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(strings = {"Latchkey", "Latchkey/a-stack", "a.b_c#d"})
    void namespace_isRead(String namespace) {
        assertEquals(
                Optional.of(namespace),
                read("LATCHKEY_METRICS_NAMESPACE", namespace).metricsNamespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/Lambda", "with space", "colon:s"})
    void thatIsNone_isAProblem(String namespace) {
        assertEquals(
                "LATCHKEY_METRICS_NAMESPACE is not a CloudWatch namespace",
                problems("LATCHKEY_METRICS_NAMESPACE", namespace));
    }
}
