package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagesTest {
    static final String HIDDEN_FIELDS = """
            <input type="hidden" name="sign_in" value="sign-in-1">
            <input type="hidden" name="token" value="token-1">""";

    @Nested
    class Start {
        private final String html = Pages.start(SamplePages.START).html();

        @Test
        void configuration_isWhatClientsRead() {
            assertShows(html, """
                    [services latchkey]
                    signin =
                      endpoint_url = https://login.example.com

                    [profile dev]
                    services = latchkey
                    region = eu-central-1</code>""");
            assertShows(html, ">aws login --profile dev</code>");
        }

        @Test
        void configuration_whereStsIsNotAws_namesThatToo() {
            StartPage page = new StartPage(
                    SamplePages.START.organization(),
                    "http://127.0.0.1:8080",
                    "us-east-1",
                    Optional.of("http://127.0.0.1:8080"));

            assertShows(Pages.start(page).html(), """
                    [services latchkey]
                    sts =
                      endpoint_url = http://127.0.0.1:8080
                    signin =
                      endpoint_url = http://127.0.0.1:8080

                    [profile dev]
                    services = latchkey
                    region = us-east-1</code>""");
        }

        @Test
        void exportedVariable_isAdvisedAgainst() {
            assertShows(html, "An exported <code>AWS_ENDPOINT_URL_SIGNIN</code> redirects every profile");
        }

        @Test
        void nobody_isSignedIn() {
            assertFalse(html.contains("class=\"who\""));
        }
    }

    @Nested
    class Providers {
        @Test
        void eachProvider_isALink() {
            String html = Pages.providers(SamplePages.PROVIDERS).html();

            assertShows(html, "href=\"/v1/sessions/begin/staff?sign_in=1\"><bdi>Example staff</bdi>");
            assertShows(html, "href=\"/v1/sessions/begin/partners?sign_in=1\"><bdi>Partners and guests</bdi>");
            assertShows(html, "<strong>on this computer</strong>");
        }

        @Test
        void remoteClient_isNamed() {
            String html = Pages.providers(
                            new ProviderPage(SamplePages.EXAMPLE, Optional.of(true), SamplePages.PROVIDERS.providers()))
                    .html();

            assertShows(html, "<strong>on another computer</strong>");
        }
    }

    @Nested
    class Confirmation {
        @Test
        void requiredReason_isAskedFor() {
            String html = Pages.confirmation(SamplePages.REASON).html();

            assertShows(html, "<label for=\"reason\">");
            assertShows(html, "required");
            assertShows(html, "aria-describedby=\"hint\"");
            assertFalse(html.contains("You have signed in again"));
            assertFalse(html.contains("aria-invalid="));
        }

        @Test
        void problem_belongsToTheFieldAndKeepsWhatWasTyped() {
            String html = Pages.confirmation(SamplePages.REASON_WITH_PROBLEM).html();

            assertShows(html, "<title>Error: ");
            assertShows(html, "<p id=\"problem\"><strong>Say in a few words what you need it for.</strong></p>");
            assertShows(html, "name=\"reason\" value=\"x\"");
            assertShows(html, "aria-describedby=\"problem hint\" aria-invalid=\"true\" autofocus>");
        }

        @Test
        void personSignedInAgain_confirmsWithoutReason() {
            String html = Pages.confirmation(SamplePages.SIGNED_IN_AGAIN).html();

            assertShows(html, "You have signed in again.");
            assertFalse(html.contains("name=\"reason\""));
        }

        @Test
        void form_confirmsThisChoice() {
            String html = Pages.confirmation(SamplePages.REASON).html();

            assertShows(html, "<form method=\"post\" action=\"/v1/sessions/role\">\n" + HIDDEN_FIELDS);
            assertShows(html, "<input type=\"hidden\" name=\"choice\" value=\"payments-admin/111122223333\">");
            assertShows(html, "<input type=\"hidden\" name=\"confirmed\" value=\"1\">");
            assertShows(html, "<button class=\"primary\">Continue</button>");
            assertShows(html, "<button name=\"cancel\" value=\"1\" formnovalidate>Cancel</button>");
            assertShows(html, "<a href=\"/v1/sessions/role?all=1&amp;sign_in=sign-in-1\">");
        }

        @Test
        void role_isShownWithAccountAndLength() {
            String html = Pages.confirmation(SamplePages.REASON).html();

            assertShows(html, "<b>Admin</b><br>Everything in this account");
            assertShows(html, "<span class=\"mark red\"></span><bdi>Payments production</bdi>");
            assertShows(html, "1111 2222 3333");
            assertShows(html, "up to 2 h");
        }
    }

    @Nested
    class Code {
        private final String html = Pages.code(SamplePages.CODE).html();

        @Test
        void code_canBeSelectedWithoutScript() {
            assertShows(html, "<textarea id=\"code\" readonly");
            assertShows(html, ">" + SamplePages.CODE.code() + "</textarea>");
            assertShows(html, "<button data-copy=\"code\" hidden>");
        }

        @Test
        void whatItGives_isNamed() {
            assertShows(html, "<bdi>Ada Lovelace</bdi>");
            assertShows(html, "<strong>ReadOnly</strong>");
            assertShows(html, "<bdi>Payments production</bdi>");
            assertShows(html, "1111 2222 3333");
            assertShows(html, "for up to 12 h.");
            assertShows(html, "<time datetime=\"2026-01-02T14:32:10Z\">14:32 UTC</time>");
        }

        @Test
        void phishing_isWarnedAgainst() {
            assertShows(html, "Whoever gets this code becomes you there.");
            assertShows(html, "where you yourself started <code>aws login --remote</code>");
            assertShows(html, "Nobody at <bdi>Example</bdi> will ever ask you for it.");
        }
    }

    @Nested
    class SignedIn {
        @Test
        void next_isALinkForWhenNothingHappens() {
            String html = Pages.signedIn(SamplePages.SIGNED_IN).html();

            assertShows(html, """
                    <a href="http://127.0.0.1:51234/oauth/callback?code=abc&amp;state=xyz">Back to the AWS CLI</a>""");
            assertShows(html, "you may close this page");
            assertShows(html, "<b>ReadOnly</b>");
            assertShows(html, "up to 12 h");
        }

        @Test
        void addressOfTheNextPage_isForNobody() {
            String html = Pages.signedIn(SamplePages.SIGNED_IN).html();

            assertShows(
                    html, "If the next page does not load, give its address to nobody: whoever has it may become you.");
        }
    }

    @Nested
    class Logins {
        private final String html = Pages.logins(SamplePages.LOGINS).html();

        @Test
        void form_endsOneOrAll() {
            assertShows(html, "<form method=\"post\" action=\"/v1/sessions/me\">\n" + HIDDEN_FIELDS);
            assertShows(
                    html,
                    "<button class=\"small\" name=\"end\" value=\"AAAAAAAAAAAAAAAAAAAAA1\""
                            + " aria-describedby=\"sAAAAAAAAAAAAAAAAAAAAA1\">End</button>");
            assertShows(html, "<button name=\"all\" value=\"1\">End all</button>");
        }

        @Test
        void whatIsOver_saysWhyAndHasNoButton() {
            assertShows(html, "<p>Ended by you</p>");
            assertShows(html, "<p>Over</p>");
            assertFalse(html.contains("value=\"AAAAAAAAAAAAAAAAAAAAA3\""));
            assertFalse(html.contains("value=\"AAAAAAAAAAAAAAAAAAAAA4\""));
        }

        @Test
        void login_saysWhenFromWhereWithWhatAndUntilWhen() {
            assertShows(html, "<time datetime=\"2026-01-02T14:32:10Z\">2026-01-02 14:32 UTC</time>");
            assertShows(
                    html,
                    "from <bdi>2001:db8:1234:5678:9abc:def0:1234:5678</bdi>, for the AWS CLI on the same computer");
            assertShows(html, "for the AWS CLI on another computer");
            assertShows(html, "<time datetime=\"2026-01-02T22:32:10Z\">2026-01-02 22:32 UTC</time> at most");
        }

        @Test
        void nothingThatRuns_hasEndAllAlone() {
            String html = Pages.logins(SamplePages.NO_LOGINS).html();

            assertFalse(html.contains("name=\"end\""));
            assertShows(html, "<button name=\"all\" value=\"1\">End all</button>");
        }
    }

    @Nested
    class Message {
        @Test
        void refusal_saysAllThatItWasGiven() {
            String html = Pages.message(SamplePages.REFUSAL).html();

            assertShows(html, "<h1>No role for you yet</h1>");
            assertShows(html, "<p>You have signed in, but no rule gives you a role in any account.</p>");
            assertShows(html, "<div><dt>Groups</dt><dd>engineers, payments-oncall</dd></div>");
            assertShows(html, "<a href=\"/help\">How to get access</a>");
            assertShows(html, "1-67891233-abcdef012345678912345678");
            assertShows(html, "Help: <bdi>#cloud-help</bdi>");
        }

        @Test
        void unknownOrganization_isLeftOut() {
            String html = Pages.message(SamplePages.ERROR).html();

            assertShows(html, "<title>Something is wrong here</title>");
            assertFalse(html.contains("<footer>"));
            assertFalse(html.contains("<dl"));
        }
    }

    @Test
    void everyPage_saysWhatItIsAndWhoseInItsTitle() {
        assertShows(Pages.start(SamplePages.START).html(), "<title>Sign in to AWS · Example</title>");
        assertShows(Pages.choice(SamplePages.CHOICE).html(), "<title>Choose a role · Example</title>");
        assertShows(Pages.code(SamplePages.CODE).html(), "<title>Copy this code · Example</title>");
        assertShows(Pages.message(SamplePages.REFUSAL).html(), "<title>No role for you yet · Example</title>");
    }

    /** Asserts that this is in the document. */
    static void assertShows(String html, String what) {
        assertTrue(html.contains(what), () -> what + "\n is not in:\n" + html.substring(html.indexOf("<body>")));
    }
}
