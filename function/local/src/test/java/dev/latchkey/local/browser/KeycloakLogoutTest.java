package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.browser.AwsCli.Result;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People who are logged out at Keycloak, which says so. */
class KeycloakLogoutTest extends BrowserHarness {
    /** The next refresh is refused, though the credentials of before would have been renewed. */
    private void assertIsOver() throws Exception {
        assertEquals(List.of("logged_out"), outcomesOfLogouts());
        cli.expireCredentials();
        Result refused = cli.callerIdentity(PROFILE);

        assertNotEquals(0, refused.exitCode(), refused.output());
        assertTrue(refused.output().contains("aws login"), refused.output());
        assertEquals("USER_CREDENTIALS_CHANGED", service.tokens("outcome").getLast());
        assertEquals(
                "logout",
                service.tokens("lever").getLast(),
                () -> service.tokens("reason").toString());
    }

    private List<Object> outcomesOfLogouts() {
        List<Object> steps = service.signIns("step");
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).equals("logout"))
                .mapToObj(service.signIns("outcome")::get)
                .toList();
    }

    @Test
    void administratorWhoEndsThePersonsSessions_endsTheLogin() throws Exception {
        signIn();
        keycloak.endSessions(service.issuer(), "ada");

        assertIsOver();
    }

    @Test
    void personWhoLogsOutAtKeycloak_endsTheLogin() throws Exception {
        signIn();
        browser.open(service.issuer() + "/protocol/openid-connect/logout");
        browser.find("input[name=confirmLogout]").click();
        browser.awaitText("You are logged out");

        assertIsOver();
    }

    @Test
    void logoutOfSomebodyElse_endsNothing() throws Exception {
        signIn();
        keycloak.endSessions(service.issuer(), "ben");

        cli.expireCredentials();
        assertIs("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada");
    }
}
