package dev.latchkey.signin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A style sheet or script that stands inside the pages.
 *
 * @param source its source in the pages' policy: the hash of its text
 */
record Asset(String text, String source) {

    /** Reads resources beside this class, which become one text. */
    static Asset read(String... names) {
        String text = Stream.of(names).map(Asset::resource).collect(Collectors.joining());
        return new Asset(text, "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'");
    }

    private static String resource(String name) {
        try (InputStream resource = Objects.requireNonNull(Asset.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
