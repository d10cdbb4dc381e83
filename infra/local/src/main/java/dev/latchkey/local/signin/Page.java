package dev.latchkey.local.signin;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The local service's pages: one template, no script, nothing loaded from anywhere. */
final class Page {
    private static final String TEMPLATE = read("page.html");

    private Page() {}

    /**
     * A page for a person.
     *
     * @param detail shown in a box of its own, for copying
     */
    static Exchange.Answer of(int status, String title, String text, String detail) {
        String html = TEMPLATE.replace("{{title}}", escape(title))
                .replace("{{text}}", escape(text))
                .replace("{{detail}}", escape(detail));
        return new Exchange.Answer(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer",
                        "X-Content-Type-Options", "nosniff"),
                html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
