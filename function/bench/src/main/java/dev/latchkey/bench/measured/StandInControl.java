package dev.latchkey.bench.measured;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Tells the stand-ins what to do, and asks them what they were asked. */
public record StandInControl(URI url) {
    /** The variable that tells a measured process where they are. */
    public static final String VARIABLE = "BENCH_CONTROL";

    /** Has every call take this long, from now on. */
    public void delay(int millis) {
        get("/delay?" + millis);
    }

    /** How many rounds the calls made since this was last asked. */
    public int takeRounds() {
        return Integer.parseInt(get("/rounds"));
    }

    /** Has them close every connection. */
    public void drop() {
        get("/drop");
    }

    private String get(String path) {
        try (InputStream in = url.resolve(path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
