package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

class ChoiceBrowserTest extends InBrowser {
    private static final String FORM = "/v1/sessions/role?sign_in=sign-in-1&token=token-1&";
    private static final String ROLES = "#accounts button b";

    @AfterEach
    void allowScript() {
        browser().devTools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }

    @Test
    void keyboardAlone_choosesARole() throws InterruptedException {
        open(Pages.choice(SamplePages.CHOICE));

        browser().type("pay prod", Keys.ARROW_DOWN, Keys.NULL);
        browser().type(Keys.ARROW_DOWN);
        assertTrue(browser().focused().getText().startsWith("ReadOnly"));
        browser().type(Keys.ENTER);

        assertEquals(FORM + "choice=read%2F111122223333", server.sentForm());
    }

    @Test
    void enterInTheSearch_goesToTheFirstRoleAndChoosesNothing() {
        open(Pages.choice(SamplePages.CHOICE));

        browser().type("staging", Keys.ENTER);

        assertTrue(browser().focused().getText().startsWith("Developer"));
        assertFalse(server.hasForm());
    }

    @ParameterizedTest
    @CsvSource({
        "444455556666,Developer",
        "4444 5555,Developer",
        "zurich quer,Analyst",
        "READONLY,ReadOnly",
        "change nothing,ReadOnly"
    })
    void search_findsByAccountIdRoleAndDescription(String words, String role) {
        open(Pages.choice(SamplePages.CHOICE));

        browser().type(words);

        assertEquals(List.of(role), browser().texts(ROLES));
        assertEquals(List.of("1 role"), browser().texts("#found"));
        assertEquals(List.of(), browser().texts("#recent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "reason", "up to", "xyz"})
    void search_doesNotFindByWhatARoleAsks(String words) {
        open(Pages.choice(SamplePages.CHOICE));

        browser().type(words);

        assertEquals(List.of(), browser().texts(ROLES));
        assertEquals(List.of("No role matches."), browser().texts("#found"));
    }

    @Test
    void escape_showsEverythingAgain() {
        open(Pages.choice(SamplePages.CHOICE));
        browser().type("staging", Keys.ARROW_DOWN);

        browser().type(Keys.ESCAPE);

        assertEquals("", browser().ask("document.activeElement.value"));
        assertEquals(5, browser().texts(ROLES).size());
        assertEquals(1, browser().texts("#recent").size());
    }

    @Test
    void arrowsAtTheEnds_stay() {
        open(Pages.choice(SamplePages.FIRST_CHOICE));

        browser().type(Keys.ARROW_DOWN);
        browser().type(Keys.END);
        browser().type(Keys.ARROW_DOWN);
        assertTrue(browser().focused().getText().startsWith("Billing"));

        browser().type(Keys.HOME);
        assertTrue(browser().focused().getText().startsWith("Admin"));
        browser().type(Keys.ARROW_UP);
        assertEquals("search", browser().ask("document.activeElement.id"));
    }

    @Test
    void doubleClick_choosesOnce() throws InterruptedException {
        open(Pages.choice(SamplePages.CHOICE));

        assertEquals(List.of(false, true), browser().ask("""
                (() => {
                    const stopped = [];
                    document.addEventListener("submit", (event) => stopped.push(event.defaultPrevented));
                    const role = document.querySelector("#accounts button");
                    role.click();
                    role.click();
                    return stopped;
                })()"""));
        assertTrue(server.sentForm().contains("&choice="));
    }

    @Test
    void choiceAmong1500_isFilteredAtOnce() {
        open(Pages.choice(SamplePages.choiceAmong(1_500, 5)));

        browser().type("live support");

        assertEquals(List.of("150 roles"), browser().texts("#found"));
    }

    @Nested
    class WithoutScript {
        private void open(Html page) {
            browser().devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
            ChoiceBrowserTest.this.open(page);
        }

        @Test
        void role_isChosen() throws InterruptedException {
            open(Pages.choice(SamplePages.CHOICE));

            assertFalse(browser().find("#search").isDisplayed());
            assertFalse(browser().find("#keys").isDisplayed());
            browser().find("#accounts [value^=develop]").click();

            assertEquals(FORM + "choice=develop%2F444455556666", server.sentForm());
        }

        @Test
        void choice_isCancelled() throws InterruptedException {
            open(Pages.choice(SamplePages.CHOICE));

            browser().find("button[name=cancel]").click();

            assertEquals(FORM + "cancel=1", server.sentForm());
        }

        @Test
        void reason_isSentWithEnter() throws InterruptedException {
            open(Pages.confirmation(SamplePages.REASON));

            browser().find("#reason").sendKeys("OPS-1", Keys.ENTER);

            assertEquals(FORM + "choice=payments-admin%2F111122223333&confirmed=1&reason=OPS-1", server.sentForm());
        }

        @Test
        void requiredReason_doesNotStopCancelling() throws InterruptedException {
            open(Pages.confirmation(SamplePages.REASON));

            browser().find("button[name=cancel]").click();

            assertTrue(server.sentForm().endsWith("reason=&cancel=1"));
        }

        @Test
        void code_isShownWithTheTimeInUtc() {
            open(Pages.code(SamplePages.CODE));

            assertEquals(
                    SamplePages.CODE.code(),
                    Objects.requireNonNull(browser().find("#code").getDomProperty("value")));
            assertEquals("14:32 UTC", browser().find("time").getText());
            assertFalse(browser().find("[data-copy]").isDisplayed());
        }
    }
}
