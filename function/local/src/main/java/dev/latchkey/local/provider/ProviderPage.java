package dev.latchkey.local.provider;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sample provider's pages: one template, no script, and nothing loaded from anywhere. */
final class ProviderPage {
    private static final String TEMPLATE = read("page.html");
    private static final String STYLE =
            TEMPLATE.substring(TEMPLATE.indexOf("<style>") + "<style>".length(), TEMPLATE.indexOf("</style>"));

    private ProviderPage() {}

    /** The page that asks who the person is: one click signs them in. */
    static Exchange.Answer people(List<SamplePerson> people, String request, URI redirectUri) {
        String choices = people.stream().map(ProviderPage::choice).collect(Collectors.joining());
        // Browsers hold the redirect that answers a form to form-action as well.
        String formAction = "'self' " + redirectUri.resolve("/").toString().replaceFirst("/$", "");
        return page(
                200,
                "Who are you?",
                "These people are samples, and none of them has a password. Their provider runs on this machine alone.",
                "<form method=\"post\" action=\"" + Endpoint.SIGN_IN.path() + "\">\n"
                        + "<input type=\"hidden\" name=\"request\" value=\"" + escape(request) + "\">\n"
                        + "<ul>\n" + choices + "</ul>\n"
                        + "<button name=\"cancel\" value=\"yes\">Cancel</button>\n</form>",
                formAction);
    }

    /** The page at the provider's own address, where a person can end their session. */
    static Exchange.Answer home(Optional<SamplePerson> person) {
        return page(
                200,
                "Sample identity provider",
                person.map(known -> known.name() + " is signed in here.").orElse("Nobody is signed in here."),
                person.map(known -> "<form method=\"post\" action=\"" + Endpoint.SIGN_OUT.path()
                                + "\"><button>Sign out</button></form>")
                        .orElse(""),
                "'self'");
    }

    static Exchange.Answer problem(String title, String text) {
        return page(400, title, text, "", "'none'");
    }

    private static String choice(SamplePerson person) {
        String groups = person.groups().isEmpty() ? "in no group" : String.join(", ", person.groups());
        return "<li><button name=\"person\" value=\"" + escape(person.username()) + "\"><strong>"
                + escape(person.name()) + "</strong> <span>" + escape(person.email()) + "</span> <span>"
                + escape(groups) + "</span></button></li>\n";
    }

    private static Exchange.Answer page(int status, String title, String text, String html, String formAction) {
        return new Exchange.Answer(
                status,
                Map.of(
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + hash(STYLE) + "; form-action " + formAction
                                + "; frame-ancestors 'none'; base-uri 'none'",
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Cross-Origin-Opener-Policy",
                        "same-origin"),
                TEMPLATE.replace("{{title}}", escape(title))
                        .replace("{{text}}", escape(text))
                        .replace("{{content}}", html));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // So that nobody's text is taken for one of the template's places.
                .replace("{", "&#123;");
    }

    /** A source expression (CSP 3 §2.3.1). */
    private static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(ProviderPage.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
