package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that wants to know what it is for. */
class ReasonTest {
    private static final String AUDIT = "engineers-audit/111122223333";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private HttpResponse answer(String reason) {
        HttpResponse asked = TestSignIn.choose(browser, service.signIn(browser), AUDIT);
        Map<String, String> form = TestSignIn.form(asked, AUDIT);
        form.put("reason", reason);
        return browser.post(TestSignIn.ROLE, form);
    }

    private Map<String, String> tags() {
        return service.signIns.issued().getFirst().grant().authorization().tags();
    }

    @Test
    void choice_isFirstAnsweredWithTheQuestion() {
        HttpResponse asked = TestSignIn.choose(browser, service.signIn(browser), AUDIT);

        assertEquals(200, asked.status());
        assertEquals("reason_asked", service.event().get("outcome"));
        assertTrue(TestSignIn.html(asked).contains("Say what you need it for"), () -> TestSignIn.html(asked));
        assertFalse(TestSignIn.html(asked).contains("id=\"problem\""), "nobody has done anything wrong yet");
        assertEquals(List.of(), service.signIns.issued());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INC-4711", "Störung: 42 / @ada +1=2", "调查生产环境"})
    void reason_goesIntoTheTagAndTheEvent(String reason) {
        assertTrue(answer(" " + reason + "\t").header("Refresh").isPresent());

        assertEquals(Map.of("latchkey:reason", reason), tags());
        assertEquals(reason, service.event().get("purpose"));
        assertEquals("code_issued", service.event().get("outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "<script>alert(1)</script>", "a;b", "\"quoted\"", "two\nlines", "\ud83d\ude00"})
    void reason_thatNoTagTakesIsAskedForAgain(String reason) {
        HttpResponse again = answer(reason);

        assertEquals(200, again.status());
        assertTrue(TestSignIn.html(again).contains("id=\"problem\""), () -> TestSignIn.html(again));
        assertEquals("reason_asked", service.event().get("outcome"));
        assertFalse(service.event().containsKey("purpose"));
        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void reason_mayHave256CharactersAndNoMore() {
        assertTrue(answer("r".repeat(257)).header("Refresh").isEmpty());
        assertTrue(answer("r".repeat(256)).header("Refresh").isPresent());
    }

    @Test
    void reason_thatNoTokenHasRoomForIsRefusedAndMayBeShortened() {
        HttpResponse asked = TestSignIn.choose(browser, service.signIn(browser), AUDIT);
        Map<String, String> form = TestSignIn.form(asked, AUDIT);
        form.put("reason", "𠀀".repeat(256));
        HttpResponse refused = browser.post(TestSignIn.ROLE, form);
        assertEquals(403, refused.status());
        assertEquals("TOO_LARGE", service.event().get("outcome"));
        form.put("reason", "短");

        assertTrue(browser.post(TestSignIn.ROLE, form).header("Refresh").isPresent());
    }

    @Test
    void reason_isNoneOfARuleThatDoesNotAsk() {
        Map<String, String> form = TestSignIn.form(service.signIn(browser), "engineers-read/111122223333");
        form.put("reason", "INC-4711");
        browser.post(TestSignIn.ROLE, form);

        assertEquals(Map.of(), tags());
        assertFalse(service.event().containsKey("purpose"));
    }

    @Test
    void question_mayBeAnsweredWithCancel() {
        HttpResponse asked = TestSignIn.choose(browser, service.signIn(browser), AUDIT);
        Map<String, String> form = TestSignIn.form(asked, AUDIT);
        form.put("cancel", "1");

        assertTrue(TestSignIn.refresh(browser.post(TestSignIn.ROLE, form)).contains("error=access_denied"));
    }
}
