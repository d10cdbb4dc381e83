package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code -Dpictures=<folder>} it leaves a picture of each page there, to look at. */
class PagesBrowserTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({"360,light", "360,dark", "1280,light", "1280,dark"})
    void eachPage_isAccessible(int width, String scheme) throws IOException {
        show(width, scheme);
        for (Map.Entry<String, Html> page : SamplePages.all().entrySet()) {
            open(page.getValue());

            takePicture(page.getKey() + "-" + width + "-" + scheme);
            assertEquals("", browser().violations(), page.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 1280})
    void eachPage_isNoWiderThanTheWindow(int width) {
        show(width, "light");
        for (Map.Entry<String, Html> page : SamplePages.all().entrySet()) {
            open(page.getValue());
            assertFits(page.getKey());
        }
        HostilePages.all().forEach((name, attacked) -> {
            open(attacked.page());
            assertFits(name);
        });
    }

    @Test
    void eachPage_runsUnderItsPolicyWithoutComplaint() {
        SamplePages.all().forEach((name, page) -> {
            open(page);

            assertEquals("0px", browser().ask("getComputedStyle(document.body).margin"), name);
            assertEquals(List.of(), browser().complaints(), name);
        });
    }

    @Test
    void hostileText_addsNoElementOrAttribute() {
        HostilePages.all().forEach((name, attacked) -> {
            open(attacked.page());

            assertEquals(0L, browser().ask("document.querySelectorAll('img, [onfocus], [x]').length"), name);
            assertEquals(true, browser().ask("document.scripts.length <= 1"), name);
            assertEquals(List.of(), browser().complaints(), name);
        });
    }

    @Test
    void code_isCopied() {
        String url = server.serve("page", Pages.code(SamplePages.CODE));
        browser()
                .devTools(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser().open(url);

        browser().find("[data-copy]").click();

        browser().await("document.querySelector('[role=status]').textContent === 'Copied'");
        assertEquals(SamplePages.CODE.code(), browser().ask("navigator.clipboard.readText()"));
    }

    @Test
    void codeThatCannotBeCopied_isSelected() {
        open(Pages.code(SamplePages.CODE));
        browser().ask("delete Navigator.prototype.clipboard");

        browser().find("[data-copy]").click();

        browser().await("document.querySelector('[role=status]').textContent.startsWith('Could not copy')");
        assertEquals(SamplePages.CODE.code(), browser().ask("getSelection().toString()"));
    }

    @Test
    void configurationThatCannotBeCopied_isSelected() {
        open(Pages.start(SamplePages.START));
        browser().ask("delete Navigator.prototype.clipboard");

        browser().find("[data-copy=config]").click();

        browser().await("document.querySelector('[role=status]').textContent.startsWith('Could not copy')");
        assertTrue(String.valueOf(browser().ask("getSelection().toString()")).startsWith("[services latchkey]\n"));
    }

    @Test
    void expiry_isThePersonsOwnTime() {
        browser().devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Tokyo"));

        open(Pages.code(SamplePages.CODE));

        assertTrue(browser().find("time").getText().startsWith("11:32"));
    }

    private void assertFits(String name) {
        assertEquals(
                browser().ask("document.documentElement.clientWidth"),
                browser().ask("document.documentElement.scrollWidth"),
                name);
    }

    private void takePicture(String name) throws IOException {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            browser().picture(Files.createDirectories(Path.of(folder)).resolve(name + ".png"));
        }
    }
}
