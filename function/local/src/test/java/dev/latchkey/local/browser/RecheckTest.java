package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.browser.AwsCli.Login;
import dev.latchkey.local.browser.AwsCli.Result;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What happens in Keycloak to somebody whose CLI works, and that the CLI feels it. Their refresh token is one that outlives
 * their visit there ({@code offline_access}), for which Keycloak gives the visit up.
 */
class RecheckTest extends BrowserHarness {
    private static final String READER = "arn:aws:sts::444455556666:assumed-role/ReadOnly/ada";

    private final Relay relay = new Relay();

    /** The CLI refreshes: its session mints, and the person is looked up after that. */
    private Object refresh() throws Exception {
        service.makeRechecksDue();
        cli.expireCredentials();
        assertIs(READER);
        return service.nextRecheck("outcome");
    }

    private void assertIsEnded() throws Exception {
        cli.expireCredentials();
        Result refused = cli.callerIdentity(PROFILE);
        assertNotEquals(0, refused.exitCode(), refused.output());
        assertEquals("USER_CREDENTIALS_CHANGED", service.tokens("outcome").getLast());
        assertEquals("recheck", service.tokens("lever").getLast());
    }

    @Test
    void personWhoStays_goesOn() throws Exception {
        signIn();

        assertEquals("confirmed", refresh());
        assertEquals("confirmed", refresh());
    }

    @Test
    void userWhoIsDisabled_isCutOff() throws Exception {
        signIn();
        keycloak.disable(service.issuer(), "ada");

        assertEquals("ended", refresh());
        assertIsEnded();
    }

    @Test
    void sessionsThatTheAdministratorEnds_areCutOff() throws Exception {
        signIn();
        Object outcome;
        do {
            // Keycloak goes by whole seconds: a token of the same one goes on to be good.
            keycloak.endSessions(service.issuer(), "ada");
            outcome = refresh();
        } while (outcome.equals("confirmed"));

        assertEquals("ended", outcome);
        assertIsEnded();
    }

    @Test
    void groupThatIsTaken_takesWhatItGave() throws Exception {
        signIn();
        keycloak.leave(service.issuer(), "ada", "engineers");

        assertEquals("reduced", refresh());
        assertIsEnded();
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ada");
            assertTrue(browser.text().contains("Admin"), browser.text());
            assertEquals(-1, browser.text().indexOf("ReadOnly"));
        }
    }

    @Test
    void providerThatStopsAndStarts_cutsNobodyOff() throws Exception {
        signIn();
        relay.shut();
        assertEquals("failed", refresh());
        relay.open();

        // For some seconds an instance remembers that the provider's metadata could not be had.
        Object outcome = refresh();
        while (outcome.equals("failed")) {
            outcome = refresh();
        }
        assertEquals("confirmed", outcome);
        assertEquals(
                List.of(),
                service.tokens("lever").stream().filter("recheck"::equals).toList());
    }

    @Override
    String recheck() {
        return "recheck: 10m";
    }

    @Override
    URI reached(URI realm) {
        relay.open(realm);
        return relay.url().resolve(realm.getPath());
    }
}
