package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.browser.AwsCli.Login;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** {@code aws login} of the official AWS CLI, by people of Keycloak's. */
class AwsLoginTest extends BrowserHarness {
    @Test
    void login_byKeyboardAlone_givesCredentialsOfRoleAndPerson() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            browser.open(login.openedUrl());
            browser.signInAtKeycloak("ada");
            browser.awaitHeading("Choose a role");
            browser.type("Sandbox", Keys.ENTER, Keys.ENTER);

            assertSucceeds(login);
        }
        assertIs("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada");
    }

    @Test
    void remoteLogin_takesTheCodeOfThePage() throws Exception {
        try (Login login = cli.login(PROFILE, "--remote")) {
            browser.open(login.shownUrl());
            browser.signInAtKeycloak("ada");
            browser.awaitHeading("Choose a role");
            assertTrue(browser.text().contains("Not offered, because they are not allowed on another computer: Admin"));
            browser.button("444455556666", "ReadOnly").click();
            browser.awaitHeading("Copy this code to the other computer");
            login.type(browser.find("#code").getText());

            assertSucceeds(login);
        }
        assertIs("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada");
    }

    @Test
    void cancel_endsTheCliWithAnError() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ada");
            browser.find("button[name=cancel]").click();

            // The CLI's own page, to which ours goes on by itself.
            browser.awaitText("access_denied");
            assertFails(login, "Failed to retrieve an authorization code");
        }
        assertEquals("cancelled", service.signIns("outcome").getLast());
    }

    @Test
    void personWithoutRole_isToldWhoTheyAreAndWhomToAsk() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            browser.open(login.openedUrl());
            browser.signInAtKeycloak("nora");
            browser.awaitHeading("There is no role for you here");

            assertTrue(browser.text().contains("Nora Nobody (nora)"), browser.text());
            assertTrue(browser.text().contains("visitors"), browser.text());
            assertTrue(browser.text().contains("#cloud-help"), browser.text());
        }
    }

    @Test
    void personWithoutAnyGroup_isToldThatKeycloakDidNotSay() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            browser.open(login.openedUrl());
            browser.signInAtKeycloak("otto");
            browser.awaitHeading("Your groups are not known");
        }
        assertEquals("GROUPS_UNKNOWN", service.signIns("outcome").getLast());
    }

    @Test
    void ruleThatWantsAPassword_asksForItAgain() throws Exception {
        signIn();
        try (Login login = cli.login("admin")) {
            browser.open(login.openedUrl());
            // Keycloak's cookie signs in, without a password.
            browser.awaitHeading("Choose a role");
            browser.button("111122223333", "Admin").click();
            browser.signInAgainAtKeycloak("ada");
            browser.awaitHeading("Confirm your role");
            browser.find("form button:not([name])").click();

            assertSucceeds(login);
        }
        assertEquals(
                "arn:aws:sts::111122223333:assumed-role/Admin/ada",
                cli.callerIdentity("admin").output());
    }

    @Test
    void twoSignInsAtOnceInOneBrowser_giveEachItsRole() throws Exception {
        try (Login first = cli.login(PROFILE);
                Login second = cli.login("other")) {
            String firstTab = browser.tab();
            openChoice(first, "ada");
            browser.newTab();
            browser.open(second.openedUrl());
            browser.awaitHeading("Choose a role");
            browser.button("111122223333", "ReadOnly").click();
            assertSucceeds(second);
            browser.show(firstTab);
            browser.button("444455556666", "ReadOnly").click();
            assertSucceeds(first);
        }
        assertIs("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada");
        assertEquals(
                "arn:aws:sts::111122223333:assumed-role/ReadOnly/ada",
                cli.callerIdentity("other").output());
    }
}
