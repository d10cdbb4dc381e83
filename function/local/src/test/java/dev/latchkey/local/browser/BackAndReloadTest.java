package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.browser.AwsCli.Login;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** People who press the back button, and load pages again. */
class BackAndReloadTest extends BrowserHarness {
    @Test
    void backFromTheProvider_letsThePersonBeginAgain() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            String url = login.openedUrl();
            browser.open(service.url().toString());
            browser.awaitHeading("Sign in to AWS with aws login");
            browser.open(url);
            browser.find("#username");
            browser.reload();
            browser.find("#username");
            browser.back();
            browser.awaitHeading("Sign in to AWS with aws login");
            browser.forward();
            browser.signInAtKeycloak("ben");
            browser.awaitHeading("Choose a role");
            browser.type("Sandbox", Keys.ENTER, Keys.ENTER);

            assertSucceeds(login);
        }
    }

    @Test
    void choiceLoadedAgain_isStillGood() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ben");
            browser.reload();
            browser.awaitHeading("Choose a role");
            browser.button("444455556666", "ReadOnly").click();

            assertSucceeds(login);
        }
    }

    @Test
    void backFromTheChoiceAndForward_isStillGood() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ben");
            browser.back();
            browser.forward();
            browser.awaitHeading("Choose a role");
            browser.button("444455556666", "ReadOnly").click();

            assertSucceeds(login);
        }
    }

    @Test
    void choiceAfterTheCode_isOver() throws Exception {
        String choice;
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ben");
            choice = browser.url();
            browser.button("444455556666", "ReadOnly").click();
            assertSucceeds(login);
        }
        browser.open(choice);
        browser.awaitHeading("This sign-in is over");
        browser.reload();
        browser.awaitHeading("This sign-in is over");
        assertEquals("sign-in: no cookie", service.signIns("reason").getLast());
    }

    @Test
    void confirmationLoadedAgain_isStillGood() throws Exception {
        signIn();
        try (Login login = cli.login("admin")) {
            browser.open(login.openedUrl());
            browser.button("111122223333", "Admin").click();
            browser.signInAgainAtKeycloak("ada");
            browser.awaitHeading("Confirm your role");
            browser.reload();
            browser.awaitHeading("Confirm your role");
            browser.find("form button:not([name])").click();

            assertSucceeds(login);
        }
    }

    @Test
    void codeLoadedAgain_isTheSame() throws Exception {
        try (Login login = cli.login(PROFILE, "--remote")) {
            browser.open(login.shownUrl());
            browser.signInAtKeycloak("ben");
            browser.button("444455556666", "ReadOnly").click();
            browser.awaitHeading("Copy this code to the other computer");
            String code = browser.find("#code").getText();
            browser.reload();
            browser.awaitHeading("Copy this code to the other computer");
            assertEquals(code, browser.find("#code").getText());
            login.type(code);

            assertSucceeds(login);
        }
    }
}
