package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page of the choice in windows of every size: telephones, held either way, and zoomed in to 400% at a desk. */
class ChoiceWindowTest extends InBrowser {
    @ParameterizedTest
    @CsvSource({"1280,460", "740,360", "320,256"})
    void roleInALowWindow_isChosenWhereItLies(int width, int height) throws InterruptedException {
        browser().resize(width, height);
        for (RoleChoice role : SamplePages.FIRST_CHOICE.roles()) {
            open(Pages.choice(SamplePages.FIRST_CHOICE));

            assertIsChosen(role);
        }
    }

    @ParameterizedTest
    @CsvSource({"360,640", "740,360", "320,256", "1280,460", "1280,800"})
    void focusedRole_isSeenWhole(int width, int height) {
        browser().resize(width, height);
        open(Pages.choice(SamplePages.choiceAmong(30, 5)));
        browser().find("#search").sendKeys(Keys.ARROW_DOWN);

        for (int i = 0; i < 34; i++) {
            browser().type(i % 2 == 0 ? Keys.TAB : Keys.ARROW_DOWN);
            assertIsSeenWhole("role " + i);
        }
        for (int i = 34; i > 0; i--) {
            browser().type(Keys.ARROW_UP);
            assertIsSeenWhole("back from role " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"360,640", "740,360", "320,256", "1280,460", "1280,800"})
    void lastOfManyRoles_isGoneToAndClicked(int width, int height) throws InterruptedException {
        browser().resize(width, height);
        ChoicePage page = SamplePages.choiceAmong(150, 5);
        open(Pages.choice(page));
        browser().find("#search").sendKeys(Keys.ARROW_DOWN);
        browser().type(Keys.END);

        assertIsSeenWhole("the last");
        assertIsChosen(page.roles().getLast());
    }

    private void assertIsChosen(RoleChoice role) throws InterruptedException {
        browser().find("#accounts [value='%s']".formatted(role.key())).click();

        String choice = URLEncoder.encode(role.key(), StandardCharsets.UTF_8);
        assertEquals("/v1/sessions/role?sign_in=sign-in-1&token=token-1&choice=" + choice, server.sentForm());
    }

    private void assertIsSeenWhole(String role) {
        assertEquals("whole", browser().ask("""
                (() => {
                    const focused = document.activeElement.getBoundingClientRect();
                    const bar = document.querySelector(".bar").getBoundingClientRect();
                    return focused.top >= 0 && focused.bottom + 4 < Math.min(bar.top, innerHeight)
                        ? "whole" : `${focused.top} to ${focused.bottom}, the bar at ${bar.top}`;
                })()"""), role);
    }
}
