package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.AbuseSignal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What template.yaml tells the operator, against what the function counts. */
class TemplateAlarmsTest {
    private static String metric(AbuseSignal signal) {
        return switch (signal) {
            case PROOF_REPLAYED -> "replaysRefused";
            case CODE_REUSED -> "codesReused";
            case CODE_FORGED -> "codesForged";
            case CODE_FROM_ELSEWHERE -> "codesFromElsewhere";
            case REFRESH_TOKEN_FORGED -> "refreshTokensForged";
        };
    }

    private static List<String> alarmsOf(String metric) {
        return Template.read().get("Resources").members().entrySet().stream()
                .filter(resource -> resource.getValue().get("Type").text().equals("AWS::CloudWatch::Alarm"))
                .filter(alarm -> alarm.getValue()
                        .get("Properties")
                        .get("MetricName")
                        .text()
                        .equals(metric))
                .map(alarm -> alarm.getKey())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everySignOfAbuse_hasAnAlarmAndIsOnTheDashboard(AbuseSignal signal) {
        String dashboard = Template.properties("Dashboard").get("DashboardBody").text();
        List<String> alarms = alarmsOf(metric(signal));

        assertEquals(1, alarms.size(), metric(signal) + " has the alarms " + alarms);
        assertTrue(dashboard.contains("${" + alarms.getFirst() + ".Arn}"), alarms.getFirst());
        assertTrue(dashboard.contains("\"" + metric(signal) + "\""), metric(signal));
    }
}
