package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of ID tokens share. */
abstract class IdTokenHarness {
    static final long NOW = TestClock.START.getEpochSecond();
    static final String WRONG_SIGNATURE = "ID token: its signature is not by a key of the provider's";
    static final String WRONG_ALGORITHM = "ID token: its algorithm is not one of those configured";

    /** What only stands for a claim that is left out. */
    static final String LEFT_OUT = "(left out)";

    final TestSignIn service = new TestSignIn();
    final TestBrowser browser = service.browser();

    @BeforeEach
    void nothingIsAddedToTheIdToken() {
        service.staff.metadata.remove("userinfo_endpoint");
    }

    HttpResponse answer() {
        return browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));
    }

    void assertRefused(String reason) {
        HttpResponse response = answer();

        assertEquals(reason, service.event().get("reason"));
        assertEquals("PROVIDER_ANSWER", service.event().get("outcome"));
        assertEquals(403, response.status());
        assertTrue(TestSignIn.html(response).contains("answer was not accepted"), () -> TestSignIn.html(response));
        assertFalse(service.event().containsKey("person"));
        assertEquals(1, service.signIns.kept().getFirst().revision(), "nothing of the answer is kept");
    }
}
