package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.browser.AwsCli.Result;
import org.junit.jupiter.api.Test;

/** People of Keycloak's who look at their logins in a browser, and end them. */
class OwnLoginsTest extends BrowserHarness {
    private void openOwnLogins() {
        browser.open(service.url().toString());
        browser.find("a[href='/v1/sessions/me']").click();
        // Keycloak's cookie signs in, without a password.
        browser.awaitHeading("Your sign-ins");
    }

    private void assertIsOver() throws Exception {
        cli.expireCredentials();
        Result refused = cli.callerIdentity(PROFILE);

        assertNotEquals(0, refused.exitCode(), refused.output());
        assertEquals("USER_CREDENTIALS_CHANGED", service.tokens("outcome").getLast());
        assertEquals("person", service.tokens("lever").getLast());
    }

    @Test
    void login_isSeenAndEnded() throws Exception {
        signIn();
        openOwnLogins();
        assertTrue(browser.text().contains("ReadOnly in Sandbox"), browser.text());
        assertTrue(browser.text().contains("from 127.0.0.1, for the AWS CLI on the same computer"), browser.text());
        browser.find("button[name=end]").click();
        browser.awaitText("Ended: ReadOnly.");

        assertTrue(browser.text().contains("Ended by you"), browser.text());
        assertIsOver();
    }

    @Test
    void all_isEnded() throws Exception {
        signIn();
        openOwnLogins();
        browser.find("button[name=all]").click();
        browser.awaitText("All that you had begun is ended.");

        assertFalse(browser.text().contains("Runs until"), browser.text());
        assertIsOver();
    }
}
