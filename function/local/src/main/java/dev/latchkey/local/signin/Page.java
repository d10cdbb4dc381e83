package dev.latchkey.local.signin;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * The local service's pages: one template, with nothing loaded from elsewhere, and no style or script but the
 * template's own.
 */
final class Page {
    private static final String TEMPLATE = read("page.html");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/html; charset=utf-8",
            "Content-Security-Policy",
            "default-src 'none'; style-src " + hashOf("style") + "; script-src " + hashOf("script")
                    + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "Cache-Control",
            "no-store",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private Page() {}

    /** A page with a code to copy. */
    static Exchange.Answer code(String title, String text, String code) {
        return page(200, "code", title, text, code);
    }

    /**
     * A page that says what went wrong.
     *
     * @param detail shown in a box of its own; empty when there is none
     */
    static Exchange.Answer problem(int status, String title, String text, String detail) {
        return page(status, "problem", title, text, detail);
    }

    private static Exchange.Answer page(int status, String kind, String title, String text, String detail) {
        String html = TEMPLATE.replace("{{kind}}", kind)
                .replace("{{title}}", escape(title))
                .replace("{{text}}", escape(text))
                .replace("{{detail}}", escape(detail));
        return new Exchange.Answer(status, HEADERS, html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // So that no text is taken for one of the template's placeholders.
                .replace("{", "&#123;");
    }

    /** The source expression (CSP 3 §2.3.1) of the template's only element of this name. */
    private static String hashOf(String element) {
        int start = TEMPLATE.indexOf('>', TEMPLATE.indexOf("<" + element)) + 1;
        String content = TEMPLATE.substring(start, TEMPLATE.indexOf("</" + element + ">"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
