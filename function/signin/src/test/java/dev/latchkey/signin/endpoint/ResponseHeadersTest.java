package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every response says besides what it shows. */
class ResponseHeadersTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    /** Every page that there is, and how one gets there. */
    enum Page {
        START {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return browser.get("/");
            }
        },
        PROVIDERS {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                service.access.addPartners();
                return TestSignIn.begin(browser, TestSignIn.request());
            }
        },
        CHOICE {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return service.signIn(browser);
            }
        },
        CONFIRMATION_OF_CHOICE {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return TestSignIn.choose(browser, service.signIn(browser), "engineers-audit/111122223333");
            }
        },
        SIGNED_IN {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return TestSignIn.choose(browser, service.signIn(browser), BUILD);
            }
        },
        CODE {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                HttpResponse page = service.signIn(browser, TestSignIn.remoteRequest());
                return browser.get(
                        TestSignIn.location(TestSignIn.choose(browser, page, "engineers-read/444455556666")));
            }
        },
        REAUTHENTICATION {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                service.staff.person.put("groups", List.of("admins"));
                return TestSignIn.choose(browser, service.signIn(browser), "admins/111122223333");
            }
        },
        CANCELLED {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                Map<String, String> form = TestSignIn.form(service.signIn(browser), "");
                form.put("cancel", "1");
                return browser.post(TestSignIn.ROLE, form);
            }
        },
        REFUSED {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return browser.get("/v1/authorize");
            }
        },
        NOT_FOUND {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                return browser.get("/v2");
            }
        },
        TRY_AGAIN {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                service.outages.begin("begin");
                return TestSignIn.begin(browser, TestSignIn.request());
            }
        },
        FAULT {
            @Override
            HttpResponse open(TestSignIn service, TestBrowser browser) {
                service.outages.bug("current");
                return TestSignIn.begin(browser, TestSignIn.request());
            }
        };

        abstract HttpResponse open(TestSignIn service, TestBrowser browser);
    }

    @ParameterizedTest
    @EnumSource
    void everyPage_keepsItselfToItself(Page page) {
        HttpResponse response = page.open(service, browser);

        assertEquals(Optional.of("text/html; charset=utf-8"), response.header("Content-Type"));
        assertEquals(Optional.of("no-store"), response.header("Cache-Control"));
        assertEquals(Optional.of("no-referrer"), response.header("Referrer-Policy"));
        assertEquals(Optional.of("nosniff"), response.header("X-Content-Type-Options"));
        assertEquals(Optional.of("same-origin"), response.header("Cross-Origin-Opener-Policy"));
        assertEquals(Optional.of("DENY"), response.header("X-Frame-Options"));
        assertEquals(Optional.of("max-age=31536000"), response.header("Strict-Transport-Security"));
        assertEquals(
                String.valueOf(service.event().get("requestId")),
                response.header("x-amzn-RequestId").orElseThrow());
        String policy = response.header("Content-Security-Policy").orElseThrow();
        assertTrue(
                policy.matches("default-src 'none'; style-src 'sha256-[^ ]+'; (script-src( 'sha256-[^ ;]+')+; )?"
                        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
                policy);
        assertFalse(TestSignIn.html(response).contains(" style="), "the policy lets no style attribute be");
    }

    @Test
    void fault_saysNothingOfItselfOnThePage() {
        HttpResponse response = Page.FAULT.open(service, browser);

        assertEquals(500, response.status());
        assertEquals("SERVER_ERROR", service.event().get("outcome"));
        assertTrue(TestSignIn.html(response).contains("This is a fault of the service, not of yours."));
        assertFalse(TestSignIn.html(response).contains("Exception"));
        assertFalse(
                service.event().toString().contains("a bug with a s3cr3t"),
                () -> service.event().toString());
    }

    @Test
    void redirects_areAnswered303AndKeptByNobody() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        HttpResponse answered = browser.get(service.signInAtProvider(toProvider));
        TestBrowser remote = service.browser();
        HttpResponse toCode = TestSignIn.choose(
                remote, service.signIn(remote, TestSignIn.remoteRequest()), "engineers-read/444455556666");

        for (HttpResponse redirect : List.of(toProvider, answered, toCode)) {
            assertEquals(303, redirect.status());
            assertEquals("", TestSignIn.html(redirect));
            assertEquals(Optional.of("no-store"), redirect.header("Cache-Control"));
            assertEquals(Optional.of("no-referrer"), redirect.header("Referrer-Policy"));
            assertEquals(Optional.of("max-age=31536000"), redirect.header("Strict-Transport-Security"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br, gzip", "deflate,gzip;q=0.5", "gzip;q=1.0, *;q=0"})
    void page_isCompressedForWhoTakesIt(String accepted) throws IOException {
        String html = TestSignIn.html(browser.get("/"));
        browser.headers.put("accept-encoding", accepted);
        HttpResponse response = browser.get("/");

        assertEquals(Optional.of("gzip"), response.header("Content-Encoding"));
        assertEquals(Optional.of("Accept-Encoding"), response.header("Vary"));
        assertTrue(response.bodyIsBase64());
        byte[] bytes = Base64.getDecoder().decode(response.body().reveal());
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertEquals(html, new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0", "gzip;q=0.0", "gzip;q=0.000", "gzipped", "x-gzip"
            })
    void page_isSentAsItIsToWhoDoesNot(String accepted) {
        browser.headers.put("accept-encoding", accepted);
        HttpResponse response = browser.get("/");

        assertTrue(response.header("Content-Encoding").isEmpty());
        assertFalse(response.bodyIsBase64());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, NOT_FOUND",
        "GET, /v1, 404, NOT_FOUND",
        "GET, /v1/token, 404, NOT_FOUND",
        "POST, /v1/authorize, 405, METHOD_NOT_ALLOWED",
        "PUT, /v1/sessions/role, 405, METHOD_NOT_ALLOWED",
        "DELETE, /v1/sessions/role, 405, METHOD_NOT_ALLOWED",
        "POST, /v1/sessions/confirmation, 405, METHOD_NOT_ALLOWED",
        "POST, /v1/sessions/callback/staff, 405, METHOD_NOT_ALLOWED",
        "POST, /v1/keys, 405, METHOD_NOT_ALLOWED",
        "get, /, 405, METHOD_NOT_ALLOWED"
    })
    void routes_areThoseAndNoOthers(String method, String path, int status, String outcome) {
        HttpResponse response = browser.send(method, path, "", Map.of());

        assertEquals(status, response.status());
        assertEquals(outcome, service.event().get("outcome"));
        assertTrue(TestSignIn.html(response).startsWith("<!doctype html>"), "a page");
    }

    @Test
    void provider_isNotAskedByAnyPageButTheTwoThatNeedIt() {
        browser.get("/");
        browser.get("/v1/keys");
        browser.get("/.well-known/openid-configuration");
        browser.get("/v1/authorize");

        assertEquals(0, service.staff.requests(TestProvider.METADATA).size());
    }
}
