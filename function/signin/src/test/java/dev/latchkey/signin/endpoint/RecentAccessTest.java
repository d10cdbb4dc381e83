package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers can ask for is answered from a copy of the access file; what is granted is not. */
class RecentAccessTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    /** How often the access file was read since this was asked last. */
    private long reads() {
        return service.outages.takeCalls().stream().filter("current"::equals).count();
    }

    private HttpResponse begin() {
        return TestSignIn.begin(browser, TestSignIn.request());
    }

    private HttpResponse beginAt(String provider) {
        Map<String, String> request = TestSignIn.request();
        request.put("provider", provider);
        return TestSignIn.begin(browser, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/authorize", "/v1/sessions", TestSignIn.CONFIRMATION})
    void stepOfAStranger_readsTheFileOnceInTenSeconds(String path) {
        String target = path + "?" + TestBrowser.encoded(TestSignIn.request());
        IntStream.range(0, 20).forEach(i -> service.browser().get(target));
        service.clock.advance(Duration.ofMillis(9_999));
        browser.get(target);
        assertEquals(1, reads());

        service.clock.advance(Duration.ofMillis(1));
        browser.get(target);
        assertEquals(1, reads());
    }

    @Test
    void strangersWhoComeAllAtOnce_readTheFileOnce() {
        IntStream.range(0, 50).parallel().forEach(i -> service.browser().get("/"));

        assertEquals(1, reads());
    }

    @Test
    void stepsThatGrant_readTheFileEachTime() {
        HttpResponse toProvider = begin();
        reads();

        HttpResponse answered = browser.get(service.signInAtProvider(toProvider));
        assertEquals(1, reads());
        HttpResponse page = browser.get(TestSignIn.location(answered));
        assertEquals(1, reads());
        assertEquals(200, TestSignIn.choose(browser, page, BUILD).status());
        assertEquals(1, reads());
    }

    @Test
    void clockThatIsSetBack_makesTheCopyNoNewer() {
        begin();
        service.clock.advance(Duration.ofSeconds(-1));
        begin();

        assertEquals(2, reads());
    }

    @Test
    void providerThatWasAddedSinceTheCopy_isFound() {
        begin();
        service.access.addPartners();
        service.clock.advance(Duration.ofSeconds(1));

        assertTrue(TestSignIn.location(beginAt("partners")).startsWith("https://partners.example/realm/authorize?"));
    }

    @Test
    void providerThatIsUnknown_isLookedForOnceASecond() {
        IntStream.range(0, 20).forEach(i -> assertEquals(400, beginAt("others").status()));
        service.clock.advance(Duration.ofMillis(999));
        beginAt("others");
        assertEquals(1, reads());

        service.clock.advance(Duration.ofMillis(1));
        beginAt("others");
        assertEquals(1, reads());
        assertEquals("provider: unknown", service.event().get("reason"));
    }

    @Test
    void providerThatWasRemovedSinceTheCopy_signsNobodyIn() {
        service.access.addPartners();
        beginAt("partners");
        service.access.remove("/identityProviders/partners");
        HttpResponse toPartners = beginAt("partners");
        assertEquals(303, toPartners.status());

        Map<String, String> answer = service.partners.login(TestSignIn.location(toPartners));
        HttpResponse answered = browser.get(TestSignIn.CALLBACK + "partners?" + TestBrowser.encoded(answer));
        assertEquals(400, answered.status());
        assertEquals("provider: no longer in the access file", service.event().get("reason"));
    }

    @Test
    void fileThatIsMissing_isLookedForEachTime() {
        service.access.clear();
        assertEquals(503, begin().status());
        service.access.restore();

        assertEquals(303, begin().status());
    }

    @Test
    void storeThatFails_isNotedOnceTheCopyIsTooOld() {
        begin();
        service.outages.begin("current");
        assertEquals(303, begin().status());

        service.clock.advance(Duration.ofSeconds(10));
        assertEquals(503, begin().status());
        service.outages.end();
        assertEquals(303, begin().status());
    }

    @Test
    void event_namesTheVersionThatWasUsed() {
        begin();
        Object version = service.event().get("accessVersion");
        service.access.addPartners();
        begin();

        assertEquals(version, service.event().get("accessVersion"));
    }
}
