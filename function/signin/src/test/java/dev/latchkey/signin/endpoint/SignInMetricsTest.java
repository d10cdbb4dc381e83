package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.lambda.Metric;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is counted of sign-ins, for the dashboard and for alarms. */
class SignInMetricsTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private Map<String, Long> metrics() {
        return service.events.getLast().metrics().stream()
                .filter(metric -> metric.values().getFirst() > 0)
                .collect(
                        Collectors.toMap(Metric::name, metric -> metric.values().getFirst()));
    }

    @Test
    void metrics_countWhatAlarmsAreMadeOf() {
        HttpResponse page = service.signIn(browser);
        assertEquals(Map.of(), metrics());
        browser.post(TestSignIn.ROLE, Map.of(), Map.of("origin", "https://evil.example"));
        assertEquals(Map.of("signInsRefused", 1L, "formsForged", 1L), metrics());
        service.outages.begin("complete");
        TestSignIn.choose(browser, page, BUILD);
        assertEquals(Map.of("failures", 1L), metrics());
        service.outages.end();
        TestSignIn.choose(browser, page, BUILD);
        assertEquals(Map.of("codesIssued", 1L), metrics());
        service.staff.lie = claims -> claims.put("nonce", "x");
        service.signIn(browser);
        assertEquals(Map.of("signInsRefused", 1L, "providerAnswersRefused", 1L), metrics());
        service.staff.answer(TestProvider.TOKEN, request -> TestProvider.json(500, Map.of()));
        service.signIn(browser);
        assertEquals(Map.of("providerErrors", 1L), metrics());
        service.outages.bug("current");
        service.signIn(browser, TestSignIn.request());

        assertEquals(Map.of("failures", 1L), metrics());
    }

    /** Whatever stops a deployment is no fault of somebody else's: a provider's, or of whoever applies access files. */
    @Test
    void failures_areOursAndThoseOfAwsServices() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        String callback = service.signInAtProvider(toProvider);
        for (String call : List.of("find", "current", "forProvider", "replace")) {
            service.outages.begin(call);
            assertEquals(503, browser.get(callback).status());
            assertEquals(Map.of("failures", 1L), metrics(), call);
            service.outages.end();
        }
        service.access.clear();
        assertEquals(503, browser.get(callback).status());
        assertEquals(Map.of("accessFileMissing", 1L), metrics());
        service.access.restore();
        service.staff.answer(TestProvider.TOKEN, request -> {
            throw new IOException("down");
        });
        callback = service.signInAtProvider(toProvider);
        assertEquals(503, browser.get(callback).status());

        assertEquals(Map.of("providerErrors", 1L), metrics());
    }

    @Test
    void events_areCountedByStepAndOutcome() {
        browser.get("/");

        assertEquals(List.of("step", "outcome"), service.events.getLast().dimensions());
    }
}
