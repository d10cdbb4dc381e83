package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.PersonId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.signin.testing.FakeKms;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.Grants;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event for each request: who, what, how far, and nothing that anybody could use. */
class SignInEventTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private Map<String, Object> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("time", "2126-03-01T09:00:00Z");
        known.put("requestId", String.valueOf(service.event().get("requestId")));
        known.put("sourceIp", "192.0.2.7");
        return known;
    }

    private void assertSays(Map<String, Object> known) {
        assertEquals(known.toString(), service.event().toString());
    }

    @Test
    void beginning_saysWhichClientAndProvider() {
        TestSignIn.begin(browser, TestSignIn.request());

        Map<String, Object> known = known();
        known.put("step", "authorize");
        known.put("signIn", service.signIns.kept().getFirst().id());
        known.put("client", Grants.CLIENT_ID);
        known.put("provider", "staff");
        known.put("accessVersion", 1L);
        known.put("status", 303L);
        known.put("outcome", "begun");
        known.put("millis", 0L);
        assertSays(known);
    }

    @Test
    void answer_saysWhoSignedIn() {
        browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));

        Map<String, Object> known = known();
        known.put("step", "callback");
        known.put("signIn", service.signIns.kept().getFirst().id());
        known.put("client", Grants.CLIENT_ID);
        known.put("provider", "staff");
        known.put("person", PersonId.of("https://staff.example", "ada-1").value());
        known.put("name", "Ada@Example.com");
        known.put("accessVersion", 1L);
        known.put("status", 303L);
        known.put("outcome", "signed_in");
        known.put("millis", 0L);
        assertSays(known);
    }

    @Test
    void choice_saysWhatWasGivenToWhomByWhichRule() {
        HttpResponse page = service.signIn(browser);
        String id = service.signIns.kept().getFirst().id();
        TestSignIn.choose(browser, page, BUILD);

        Map<String, Object> known = known();
        known.put("step", "role");
        known.put("signIn", id);
        known.put("client", Grants.CLIENT_ID);
        known.put("provider", "staff");
        known.put("person", PersonId.of("https://staff.example", "ada-1").value());
        known.put("name", "Ada@Example.com");
        known.put("rule", "engineers-build");
        known.put("role", "arn:aws:iam::444455556666:role/teams/Developer");
        known.put("account", "444455556666");
        known.put("codeHash", service.signIns.issued().getFirst().code().sha256());
        known.put("accessVersion", 1L);
        known.put("status", 200L);
        known.put("outcome", "code_issued");
        known.put("millis", 0L);
        assertSays(known);
    }

    @Test
    void refusal_saysTheReasonExactly() {
        service.signIn(browser, Map.of());

        Map<String, Object> known = known();
        known.put("step", "authorize");
        known.put("status", 400L);
        known.put("outcome", "BAD_REQUEST");
        known.put("reason", "response_type is not code");
        known.put("millis", 0L);
        assertSays(known);
    }

    @Test
    void time_isFromArrivalToResponse() {
        service.staff.answer(TestProvider.METADATA, request -> {
            service.clock.advance(Duration.ofMillis(120));
            return TestProvider.json(200, service.staff.metadata);
        });
        TestSignIn.begin(browser, TestSignIn.request());

        assertEquals(120L, service.event().get("millis"));
        assertEquals(
                List.of(new ServiceCall("IdentityProvider", "Metadata", Duration.ofMillis(120), Optional.empty())),
                service.events.getLast().calls());
    }

    @Test
    void calls_areAllThere() {
        browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));

        assertEquals(
                List.of("KMS Sign", "IdentityProvider Token", "IdentityProvider Keys"),
                service.events.getLast().calls().stream()
                        .map(call -> call.service() + " " + call.operation())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1/token", "/s3cr3t"})
    void path_isNeverInAnEvent(String path) {
        browser.get(path + "?code=s3cr3t&state=s3cr3t");

        assertEquals("unknown", service.event().get("step"));
        assertFalse(service.event().toString().contains("s3cr3t"));
    }

    @Test
    void requests_areOneEventEach() {
        List<HttpResponse> responses = new ArrayList<>();
        responses.add(browser.get("/"));
        responses.add(browser.get("/v1/keys"));
        responses.add(browser.get("/nothing"));
        responses.add(TestSignIn.begin(browser, TestSignIn.request()));
        responses.add(browser.get(service.signInAtProvider(responses.getLast())));
        HttpResponse page = browser.get(TestSignIn.location(responses.getLast()));
        responses.add(page);
        responses.add(TestSignIn.choose(browser, page, BUILD));
        responses.add(TestSignIn.choose(browser, page, BUILD));
        service.outages.bug("current");
        responses.add(TestSignIn.begin(browser, TestSignIn.request()));

        assertEquals(
                responses.stream()
                        .map(response -> response.header("x-amzn-RequestId").orElseThrow())
                        .toList(),
                service.events.stream()
                        .map(event -> event.members().get("requestId"))
                        .toList());
    }

    @Test
    void claims_beyondNameAndIdAreInNoEvent() {
        service.staff.person.putAll(
                Map.of("name", "S3cr3t Lovelace", "email", "s3cr3t@example.com", "address", "s3cr3t"));
        service.staff.person.put("groups", List.of("engineers", "s3cr3t"));
        TestSignIn.choose(browser, service.signIn(browser), BUILD);
        assertEquals("code_issued", service.event().get("outcome"));
        service.staff.person.put("groups", List.of("s3cr3t"));
        service.signIn(browser);
        assertEquals("NO_ROLE", service.event().get("outcome"));
        service.staff.person.put("groups", "s3cr3t".length());
        service.signIn(browser);

        assertEquals("GROUPS_UNKNOWN", service.event().get("outcome"));
        assertFalse(log().contains("s3cr3t") || log().contains("S3cr3t"), this::log);
    }

    /** Everything that could be used by whoever reads the log, from sign-ins that go well and others that do not. */
    @Test
    void secrets_areInNoEvent() {
        List<String> secrets = new ArrayList<>(List.of(TestSignIn.STATE, "the client's secret of 40 characters"));
        service.access.put(
                "/identityProviders/staff/clientAuthentication",
                "{\"secret\": \"%s\"}".formatted(FakeKms.sealed("the client's secret of 40 characters")));
        service.staff.person.put("groups", List.of("admins", "engineers"));
        for (Map<String, String> request : List.of(TestSignIn.request(), TestSignIn.remoteRequest())) {
            HttpResponse page = service.signIn(browser, request);
            secrets.addAll(browser.cookies.values());
            secrets.add(String.valueOf(TestSignIn.form(page, "").get("token")));
            TestSignIn.choose(browser, page, "admins/111122223333");
            secrets.addAll(browser.cookies.values());
        }
        HttpResponse page = service.signIn(browser);
        TestSignIn.choose(browser, page, "engineers-read/444455556666");
        TestSignIn.choose(browser, page, "engineers-read/444455556666");
        page = service.signIn(browser, TestSignIn.remoteRequest());
        browser.get(TestSignIn.location(TestSignIn.choose(browser, page, "engineers-read/444455556666")));
        service.staff.lie = claims -> claims.put("nonce", "x");
        service.signIn(browser);
        service.staff.lie = claims -> claims.put("aud", List.of("a", "b"));
        service.signIn(browser);
        service.signIn(browser, Map.of("state", TestSignIn.STATE));
        service.signIns.issued().forEach(issued -> secrets.add(issued.code().reveal()));
        secrets.addAll(service.staff.secrets());
        secrets.removeIf(secret -> secret.startsWith("engineers-"));

        assertTrue(secrets.size() > 40, () -> secrets.size() + " secrets");
        assertTrue(service.events.size() > 20);
        String log = log();
        for (String secret : secrets) {
            assertFalse(log.contains(secret), secret);
        }
    }

    /** The events as they are written. */
    private String log() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonEventLog log =
                new JsonEventLog(new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.of("Latchkey"));
        service.events.forEach(log::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void timeThatIsOver_isAFaultOfTheServiceAndNotOfThePerson() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        service.contexts = () -> RequestContext.within(Duration.ZERO, service.clock);
        HttpResponse response = browser.get(service.signInAtProvider(toProvider));

        assertEquals(503, response.status());
        assertEquals("KMS Sign NoTimeLeft", service.event().get("reason"));
    }
}
