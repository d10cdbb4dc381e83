package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.browser.AwsCli.Login;
import dev.latchkey.local.browser.AwsCli.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service, its realm of Keycloak's, a browser and an AWS CLI that nobody has used yet. */
@Tag("browser")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class BrowserHarness {
    static final String PROFILE = "dev";

    @TempDir
    Path folder;

    Keycloak keycloak;
    SignInService service;
    Chromium browser;
    AwsCli cli;

    /** Whether Keycloak asks people if Latchkey may know who they are. */
    boolean consent() {
        return false;
    }

    @BeforeEach
    void start() throws Exception {
        keycloak = Keycloak.get();
        service = new SignInService(folder, this::provider, recheck());
        cli = new AwsCli(Files.createDirectory(folder.resolve("home")), service.url());
        browser = new Chromium(folder.resolve("profile"));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    /** What the access file says of looking people up again at Keycloak. */
    String recheck() {
        return "";
    }

    private URI provider(URI service) throws IOException, InterruptedException {
        return reached(keycloak.realm(service, consent()));
    }

    /** By which URL the realm is reached, if not by its own. */
    URI reached(URI realm) {
        return realm;
    }

    /** Goes as far as the choice of a role. */
    void openChoice(Login login, String user) throws Exception {
        browser.open(login.openedUrl());
        browser.signInAtKeycloak(user);
        browser.awaitHeading("Choose a role");
    }

    /** Signs in as ada, ReadOnly in the sandbox. */
    void signIn() throws Exception {
        try (Login login = cli.login(PROFILE)) {
            openChoice(login, "ada");
            browser.button("444455556666", "ReadOnly").click();
            assertSucceeds(login);
        }
    }

    void assertSucceeds(Login login) throws Exception {
        Result end = login.end();
        assertEquals(0, end.exitCode(), end.output());
    }

    static void assertFails(Login login, String error) throws Exception {
        Result end = login.end();
        assertNotEquals(0, end.exitCode(), end.output());
        assertTrue(end.output().contains(error), end.output());
    }

    void assertIs(String role) throws Exception {
        assertEquals(role, cli.callerIdentity(PROFILE).output());
    }
}
