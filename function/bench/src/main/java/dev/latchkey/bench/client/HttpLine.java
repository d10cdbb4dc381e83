package dev.latchkey.bench.client;

import java.io.IOException;
import java.io.InputStream;

/** The lines that an HTTP/1.1 message begins with. */
public final class HttpLine {
    private HttpLine() {}

    /** The next line without its end; empty also where the stream ends. */
    public static String read(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
