package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.page.Html;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The kinds of response that a browser gets, each with the headers that keep it to itself. */
final class Responses {
    /** Below this many characters compression saves no packet. */
    private static final int WORTH_COMPRESSING = 1400;

    /** Of RFC 9110 §12.5.3: with a weight, if it has one, that is not zero. */
    private static final Pattern GZIP = Pattern.compile("gzip(\\s*;\\s*q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?");

    private Responses() {}

    static HttpResponse page(int status, Html html) {
        return HttpResponse.of(status, Secret.of(html.html()))
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Content-Security-Policy", html.contentSecurityPolicy())
                .with("X-Frame-Options", "DENY")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Strict-Transport-Security", "max-age=31536000");
    }

    /** 303 and not 307: the browser goes on with GET, and sends nobody what was posted here. */
    static HttpResponse redirect(String location) {
        return HttpResponse.of(303, Secret.of(""))
                .with("Location", location)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("Strict-Transport-Security", "max-age=31536000");
    }

    /** JSON that everybody may keep for an hour. */
    static HttpResponse published(String json) {
        return HttpResponse.of(200, Secret.of(json))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "public, max-age=3600")
                .with("Access-Control-Allow-Origin", "*")
                .with("X-Content-Type-Options", "nosniff")
                .with("Strict-Transport-Security", "max-age=31536000");
    }

    /**
     * A page after which the browser goes on by itself. Not a redirect: browsers block one from a form to another origin
     * under {@code form-action 'self'}.
     */
    static HttpResponse thenTo(HttpResponse page, String location) {
        return page.with("Refresh", "0;url=" + location);
    }

    /** The response as the client takes it: compressed where that helps. */
    static HttpResponse compressed(HttpRequest request, HttpResponse response) {
        boolean accepted = request.header("accept-encoding").stream()
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",")))
                .map(String::strip)
                .anyMatch(coding -> GZIP.matcher(coding).matches());
        String body = response.body().reveal();
        if (!accepted || response.bodyIsBase64() || body.length() < WORTH_COMPRESSING) {
            return response;
        }
        return response.withBytes(gzip(body)).with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
