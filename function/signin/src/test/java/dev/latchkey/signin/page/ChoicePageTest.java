package dev.latchkey.signin.page;

import static dev.latchkey.signin.page.PagesTest.HIDDEN_FIELDS;
import static dev.latchkey.signin.page.PagesTest.assertShows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChoicePageTest {
    private final String html = Pages.choice(SamplePages.CHOICE).html();

    @Test
    void form_carriesSignInAndToken() {
        assertShows(html, "<form method=\"post\" action=\"/v1/sessions/role\">\n" + HIDDEN_FIELDS);
        assertShows(html, "<button name=\"cancel\" value=\"1\">Cancel</button>");
    }

    @Test
    void roles_standByAccountInTheirOrderBelowRecentOnes() {
        List<String> values = Pattern.compile("name=\"choice\" value=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertEquals(
                List.of(
                        "read/111122223333",
                        "develop/444455556666",
                        "payments-admin/111122223333",
                        "read/111122223333",
                        "develop/444455556666",
                        "analyse/777788889999",
                        "billing/777788889999"),
                values);
        assertEquals(3, html.split("<h3 ", -1).length - 1);
    }

    @Test
    void role_saysWhatItIsAndWhatItAsks() {
        assertShows(html, "<b>Admin</b><span class=\"tags\"><i>sign in again</i> <i>reason</i></span>");
        assertShows(html, "<small>up to 2 h</small><span>Everything in this account</span>");
        assertShows(html, "<b>Billing</b><span class=\"tags\"><i>reason</i></span>\n<small>up to 1 h 30 min</small>");
    }

    @Test
    void searchField_isOutsideTheFormAndOnlyShownByScript() {
        int search = html.indexOf("<input id=\"search\"");

        assertTrue(search > 0 && search < html.indexOf("<form"), html);
        assertShows(html, "<div class=\"search\" role=\"search\" hidden>");
    }

    @Test
    void clientOnThisComputer_isOneThatThePersonStarted() {
        assertShows(html, "Choose one only if you yourself started <code>aws login</code> here.");
    }

    @Test
    void oneRole_needsNoSearch() {
        ChoicePage page = new ChoicePage(
                SamplePages.EXAMPLE,
                SamplePages.ADA,
                false,
                SamplePages.FORM,
                List.of(),
                List.of(SamplePages.DEVELOPER),
                List.of());

        assertFalse(Pages.choice(page).html().contains("<input id=\"search\""));
    }

    @Test
    void remoteClient_isNamedWithWhatIsLeftOutForIt() {
        String remote = Pages.choice(SamplePages.REMOTE_CHOICE).html();

        assertShows(remote, "<strong>on another computer</strong>");
        assertShows(
                remote, "Not offered, because they are not allowed on another computer: <bdi>Admin, Billing</bdi>.");
        assertFalse(html.contains("Left out"));
    }

    @Test
    void displayThatIsTheName_isSaidOnce() {
        SignedInPerson ada = new SignedInPerson("ada", "ada");
        ChoicePage page = new ChoicePage(
                SamplePages.EXAMPLE, ada, false, SamplePages.FORM, List.of(), SamplePages.CHOICE.roles(), List.of());

        assertShows(Pages.choice(page).html(), "<p class=\"who\"><bdi>ada</bdi></p>");
    }
}
