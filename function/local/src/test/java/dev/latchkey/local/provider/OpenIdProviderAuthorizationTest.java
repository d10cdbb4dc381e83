package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdProviderAuthorizationTest extends ProviderHarness {
    private URI changed(String from, String to) {
        return URI.create(application.request().build().toURI().toString().replace(from, to));
    }

    @Nested
    class Request {
        @ParameterizedTest
        @CsvSource({
            "client_id=latchkey, client_id=other",
            "client_id=latchkey, client_id=latchkey&client_id=latchkey",
            "client_id=latchkey, x=y",
            "callback%2Fsample, callback%2Fother",
            "callback%2Fsample, callback%2Fsample%2F",
            "redirect_uri, no_redirect_uri",
        })
        void ofAnotherApplication_staysHere(String from, String to) throws Exception {
            HttpResponse<String> answer = browser.get(changed(from, to));

            assertEquals(400, answer.statusCode());
            assertTrue(answer.headers().firstValue("location").isEmpty());
        }

        @ParameterizedTest
        @CsvSource({
            "response_type=code, response_type=token, unsupported_response_type",
            "response_type=code, response_type=, invalid_request",
            "code_challenge_method=S256, code_challenge_method=plain, invalid_request",
            "code_challenge_method=S256, x=y, invalid_request",
            "code_challenge=, code_challenge=short&x=, invalid_request",
            "scope=openid, scope=email, invalid_request",
            "scope=openid, scope=openid&response_mode=fragment, invalid_request",
            "nonce=, max_age=often&nonce=, invalid_request",
        })
        void thatIsWrong_goesBackWithAnError(String from, String to, String error) throws Exception {
            assertEquals(error, error(browser.get(changed(from, to))));
        }

        @Test
        void withoutPkce_goesBackWithAnError() throws Exception {
            AuthenticationRequest request = application
                    .request()
                    .codeChallenge((CodeVerifier) null, (CodeChallengeMethod) null)
                    .build();

            assertEquals("invalid_request", error(open(request)));
        }

        @Test
        void sentByPost_isTakenToo() throws Exception {
            URI url = application.request().build().toURI();

            assertTrue(isAsking(
                    browser.post(provider.issuer().resolve(Endpoint.AUTHORIZATION.path()), url.getRawQuery())));
        }
    }

    @Nested
    class Page {
        @Test
        void everyPerson_isAButton() throws Exception {
            String page = open(application.request().build()).body();

            for (SamplePerson person : People.SAMPLES.everyone()) {
                assertTrue(page.contains("value=\"" + person.username() + "\""), page);
            }
        }

        @Test
        void formAndItsRedirect_areAllThatThePolicyAllows() throws Exception {
            String policy = open(application.request().build())
                    .headers()
                    .firstValue("content-security-policy")
                    .orElse("");

            assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
            assertTrue(policy.contains("form-action 'self' http://127.0.0.1:9;"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
        }

        @Test
        void person_isEscaped() throws Exception {
            SamplePerson person = SamplePerson.withPassword("1", "\"><b>", "<script>{{content}}", List.of("<i>&"));
            restart(new People(List.of(person), Optional.empty()), new Client.None());
            String page = open(application.request().build()).body();

            assertTrue(page.contains("value=\"&quot;&gt;&lt;b&gt;\""), page);
            assertTrue(page.contains("&lt;script&gt;&#123;&#123;content}}"), page);
            assertTrue(page.contains("&lt;i&gt;&amp;"), page);
        }

        @Test
        void cancelled_isDenied() throws Exception {
            assertEquals(
                    "access_denied",
                    error(browser.click(open(application.request().build()), "cancel=yes")));
        }

        @Test
        void clickedAgain_givesAnotherCode() throws Exception {
            HttpResponse<String> page = open(application.request().build());

            assertNotEquals(
                    application.code(browser.choose(page, "ada")), application.code(browser.choose(page, "ada")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"person=nobody", "person=", "x=y", "person=ada&person=ben", "person=%"})
        void clickOnNoPerson_signsNobodyIn(String form) throws Exception {
            assertEquals(
                    400,
                    browser.click(open(application.request().build()), form).statusCode());
        }

        @Test
        void afterTenMinutes_isTooOld() throws Exception {
            HttpResponse<String> page = open(application.request().build());
            clock.advance(Duration.ofMinutes(10));

            assertEquals(400, browser.choose(page, "ada").statusCode());
        }
    }
}
