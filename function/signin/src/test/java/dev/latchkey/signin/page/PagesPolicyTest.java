package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesPolicyTest {
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    static Stream<String> pages() {
        return SamplePages.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void policy_allowsThePagesOwnTextAndNothingElse(String name) {
        Html page = page(name);
        String script = inlined(SCRIPT, page.html()).stream()
                .map(text -> "script-src " + hash(text) + "; ")
                .findFirst()
                .orElse("");

        assertEquals(
                "default-src 'none'; style-src "
                        + hash(inlined(STYLE, page.html()).getFirst()) + "; " + script
                        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                page.contentSecurityPolicy());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void markup_asksForNothingThatThePolicyForbids(String name) {
        String markup = markup(page(name).html());

        assertFalse(Pattern.compile("\\s(style|on\\w+|src)=").matcher(markup).find(), markup);
        assertFalse(
                Pattern.compile("<(link|img|iframe|base|object)\\b")
                        .matcher(markup)
                        .find(),
                markup);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_isOneStyleAndOneScriptAtMost(String name) {
        String html = page(name).html();

        assertTrue(html.startsWith("<!doctype html>"), name);
        assertEquals(1, inlined(STYLE, html).size());
        assertTrue(inlined(SCRIPT, html).size() <= 1);
        assertFalse(html.contains("url("));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_isSmall(String name) {
        assertTrue(size(page(name).html()) < 30_000, name);
    }

    @Test
    void style_movesNothing() {
        String style = inlined(STYLE, page("choice").html()).getFirst();

        assertFalse(
                Pattern.compile("transition|animation|smooth").matcher(style).find());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void choiceAmong1500_isSmallWhenCompressed(int rolesOfEachAccount) throws IOException {
        String html =
                Pages.choice(SamplePages.choiceAmong(1_500, rolesOfEachAccount)).html();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        }

        assertTrue(compressed.size() < 60_000, () -> compressed.size() + " bytes of " + size(html));
    }

    private static Html page(String name) {
        return SamplePages.all().getOrDefault(name, new Html("", ""));
    }

    private static int size(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<String> inlined(Pattern element, String html) {
        return element.matcher(html).results().map(match -> match.group(1)).toList();
    }

    private static String markup(String html) {
        return SCRIPT.matcher(STYLE.matcher(html).replaceAll("")).replaceAll("");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
