package dev.latchkey.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Pattern INLINE =
            Pattern.compile("<(style|script)[^>]*>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static String policy(Exchange.Answer page) {
        return page.headers().getOrDefault("Content-Security-Policy", "");
    }

    @Test
    void policy_allowsTheTemplatesOwnStyleAndScriptByTheirHashes() throws Exception {
        Exchange.Answer page = Page.code("Title", "Text", "Code");
        Matcher inline = INLINE.matcher(page.body());
        int count = 0;
        while (inline.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
            String allowed =
                    inline.group(1) + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';";
            assertTrue(policy(page).contains(allowed), allowed + " in " + policy(page));
            count++;
        }
        assertEquals(2, count);
    }

    @Test
    void policy_allowsNothingElse() {
        String policy = policy(Page.problem(400, "Title", "Text", ""));

        assertTrue(policy.startsWith("default-src 'none';"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void headers_keepThePageFromStoresAndReferrers() {
        Exchange.Answer page = Page.code("Title", "Text", "Code");

        assertEquals("no-store", page.headers().get("Cache-Control"));
        assertEquals("no-referrer", page.headers().get("Referrer-Policy"));
        assertEquals("nosniff", page.headers().get("X-Content-Type-Options"));
    }

    @Test
    void text_isEscapedAndTakenForNoPlaceOfTheTemplate() {
        String body = Page.problem(400, "<b>&", "\"'", "{{title}}").body();

        assertTrue(body.contains("<h1>&lt;b&gt;&amp;</h1>"), body);
        assertTrue(body.contains("<p>&quot;&#39;</p>"), body);
        assertTrue(body.contains("<code>&#123;&#123;title}}</code>"), body);
    }

    @Test
    void status_isThePages() {
        assertEquals(200, Page.code("Title", "Text", "Code").status());
        assertEquals(400, Page.problem(400, "Title", "Text", "").status());
    }
}
