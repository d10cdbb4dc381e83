package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With several identity providers people are asked which is theirs. */
class ProviderChoiceTest {
    private static final Pattern LINK = Pattern.compile("href=\"(/v1/authorize[^\"]*)\"");

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    @BeforeEach
    void addPartners() {
        service.access.addPartners();
    }

    private List<String> links(HttpResponse page) {
        return LINK.matcher(TestSignIn.html(page))
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
    }

    @Test
    void several_areOfferedInTheOrderOfTheFile() {
        HttpResponse page = TestSignIn.begin(browser, TestSignIn.request());

        assertEquals(200, page.status());
        assertTrue(
                Pattern.compile("(?s)>Staff<.*>Partners &amp; friends<")
                        .matcher(TestSignIn.html(page))
                        .find(),
                TestSignIn.html(page));
        assertEquals(2, links(page).size());
        assertEquals("shown", service.event().get("outcome"));
    }

    @Test
    void offer_keepsNothing() {
        TestSignIn.begin(browser, TestSignIn.request());

        assertEquals(List.of(), service.signIns.kept());
        assertTrue(browser.cookies.isEmpty());
    }

    @Test
    void eachLink_leadsToItsProviderWithTheSameRequest() {
        Map<String, String> request = TestSignIn.request();
        request.put("state", "a&b=\"c\" <d>+e%");
        List<String> links = links(TestSignIn.begin(browser, request));

        HttpResponse toStaff = browser.get(links.getFirst());
        assertTrue(TestSignIn.location(toStaff).startsWith("https://staff.example/authorize?"));
        HttpResponse toPartners = browser.get(links.getLast());
        assertTrue(TestSignIn.location(toPartners).startsWith("https://partners.example/realm/authorize?"));
        assertEquals("latchkey-there", TestSignIn.parameter(TestSignIn.location(toPartners), "client_id"));
        assertEquals(
                "https://login.example.com/v1/sessions/callback/partners",
                TestSignIn.parameter(TestSignIn.location(toPartners), "redirect_uri"));
        HttpResponse page = browser.get(TestSignIn.location(browser.get(service.signInAtProvider(toStaff))));
        HttpResponse done = TestSignIn.choose(browser, page, "engineers-read/444455556666");
        assertEquals("a&b=\"c\" <d>+e%", TestSignIn.parameter(TestSignIn.refresh(done), "state"));
    }

    @Test
    void providerThatTheFileDoesNotHave_isRefused() {
        Map<String, String> request = TestSignIn.request();
        request.put("provider", "others");

        assertEquals(400, TestSignIn.begin(browser, request).status());
        assertEquals("provider: unknown", service.event().get("reason"));
    }

    @Test
    void wrongRequest_isRefusedBeforeAnybodyIsAsked() {
        Map<String, String> request = TestSignIn.request();
        request.remove("state");

        assertEquals(400, TestSignIn.begin(browser, request).status());
    }

    @Test
    void groups_areEachProvidersOwn() {
        service.partners.person.put("roles", List.of("engineers", "staff/engineers"));
        Map<String, String> request = TestSignIn.request();
        request.put("provider", "partners");
        HttpResponse toPartners = TestSignIn.begin(browser, request);
        Map<String, String> answer = service.partners.login(TestSignIn.location(toPartners));
        HttpResponse answered = browser.get(TestSignIn.CALLBACK + "partners?" + TestBrowser.encoded(answer));
        HttpResponse page = browser.get(TestSignIn.location(answered));

        assertEquals(403, page.status());
        assertEquals("NO_ROLE", service.event().get("outcome"));
    }
}
