package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.local.browser.AwsCli.Login;
import dev.latchkey.local.browser.AwsCli.Result;
import org.junit.jupiter.api.Test;

/** People are looked up with a refresh token of their visit to Keycloak, which goes on beside. */
class RecheckOfVisitTest extends BrowserHarness {
    private static final String READER = "arn:aws:sts::444455556666:assumed-role/ReadOnly/ada";

    @Test
    void visit_goesOnWhileThePersonIsLookedUp() throws Exception {
        signIn();
        service.makeRechecksDue();
        cli.expireCredentials();
        assertIs(READER);
        assertEquals("confirmed", service.nextRecheck("outcome"));

        try (Login login = cli.login(PROFILE)) {
            browser.open(login.openedUrl());
            browser.awaitHeading("Choose a role");
        }
    }

    @Test
    void visitThatTheAdministratorEnds_isToldByALogoutToken() throws Exception {
        signIn();
        keycloak.endSessions(service.issuer(), "ada");

        cli.expireCredentials();
        Result refused = cli.callerIdentity(PROFILE);
        assertNotEquals(0, refused.exitCode(), refused.output());
        assertEquals("logout", service.tokens("lever").getLast());
    }

    @Override
    String recheck() {
        return "recheck: 10m\n    scopes: [profile, email]";
    }
}
