package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.browser.AwsCli.Login;
import org.junit.jupiter.api.Test;

/** People who do not let Keycloak tell who they are. */
class DeniedLoginTest extends BrowserHarness {
    @Override
    boolean consent() {
        return true;
    }

    @Test
    void loginDeniedAtTheProvider_isTold() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            browser.open(login.openedUrl());
            browser.signInAtKeycloak("ada");
            browser.find("#kc-cancel").click();
            browser.awaitHeading("Your identity provider did not sign you in");
        }
        assertEquals("PROVIDER_DECLINED", service.signIns("outcome").getLast());
        assertEquals("error: access_denied", service.signIns("reason").getLast());
    }
}
