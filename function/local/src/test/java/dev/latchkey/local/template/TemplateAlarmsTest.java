package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What template.yaml tells the operator, against what the functions count. */
class TemplateAlarmsTest {
    private static final String SIGN_IN = "Latchkey/${AWS::StackName}/SignIn ";

    private static String metric(AbuseSignal signal) {
        return switch (signal) {
            case PROOF_REPLAYED -> "replaysRefused";
            case CODE_REUSED -> "codesReused";
            case CODE_FORGED -> "codesForged";
            case CODE_FROM_ELSEWHERE -> "codesFromElsewhere";
            case REFRESH_TOKEN_FORGED -> "refreshTokensForged";
        };
    }

    /** The properties of every alarm, by its logical id. */
    private static Map<String, TemplateNode> alarms() {
        Map<String, TemplateNode> alarms = new TreeMap<>();
        Template.read().get("Resources").members().forEach((name, resource) -> {
            if (resource.get("Type").text().equals("AWS::CloudWatch::Alarm")) {
                alarms.put(name, resource.get("Properties"));
            }
        });
        return alarms;
    }

    private static String metric(TemplateNode alarm) {
        return alarm.get("Namespace").text() + " " + alarm.get("MetricName").text();
    }

    private static List<String> alarmsOf(String metric) {
        return alarms().entrySet().stream()
                .filter(alarm -> alarm.getValue().get("MetricName").text().equals(metric))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The metrics that stop a deployment of the function, and roll it back. */
    private static Set<String> rollingBack(String function) {
        List<TemplateNode> unlessSwitchedOff = Template.properties(function)
                .get("DeploymentPreference")
                .get("Alarms")
                .elements();
        return unlessSwitchedOff.get(1).texts().stream()
                .map(name -> metric(Objects.requireNonNull(alarms().get(name))))
                .collect(Collectors.toSet());
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

    @Test
    void everyAlarm_isOnTheDashboard() {
        String dashboard = Template.properties("Dashboard").get("DashboardBody").text();

        alarms().keySet().forEach(alarm -> assertTrue(dashboard.contains("${" + alarm + ".Arn}"), alarm));
    }

    @Test
    void everyAlarmOfTheSignIn_watchesWhatItsEventsCount() {
        TestSignIn service = new TestSignIn();
        service.browser().get("/");
        service.outages.begin("current");
        service.stream.answer(
                JsonObject.parse("{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}"),
                "request",
                service.contexts.get());
        Set<String> counted = Stream.of(service.events.getLast(), service.rechecks.getLast())
                .flatMap(event -> event.metrics().stream())
                .map(metric -> SIGN_IN + metric.name())
                .collect(Collectors.toSet());
        Set<String> watched = alarms().values().stream()
                .map(TemplateAlarmsTest::metric)
                .filter(metric -> metric.startsWith(SIGN_IN))
                .collect(Collectors.toSet());

        assertTrue(watched.size() > 4, watched.toString());
        assertTrue(counted.containsAll(watched), watched.toString());
    }

    /** Neither an identity provider's outage nor an access file that is missing is a fault of a new version. */
    @Test
    void deployments_areRolledBackForFaultsOfTheFunctionAlone() {
        assertEquals(Set.of("AWS/Lambda Errors", "AWS/ApiGateway 5xx"), rollingBack("TokenFunction"));
        assertEquals(Set.of("AWS/Lambda Errors", SIGN_IN + "failures"), rollingBack("SignInFunction"));
    }
}
