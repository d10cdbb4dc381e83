package dev.latchkey.signin.page;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of pages in a browser, which all of a class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    private static final int HEIGHT = 800;

    final PageServer server = new PageServer();

    private @Nullable Browser browser;

    @BeforeAll
    void startBrowser(@TempDir Path profile) {
        browser = Browser.start(profile);
    }

    @BeforeEach
    void showOnDesk() {
        show(1280, "light");
    }

    @AfterAll
    void stop() {
        server.close();
        if (browser != null) {
            browser.close();
        }
    }

    final Browser browser() {
        return Objects.requireNonNull(browser);
    }

    final void show(int width, String scheme) {
        browser().resize(width, HEIGHT);
        browser().prefer(scheme);
    }

    final void open(Html page) {
        browser().open(server.serve("page", page));
    }
}
