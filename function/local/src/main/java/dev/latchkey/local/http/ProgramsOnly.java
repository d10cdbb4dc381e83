package dev.latchkey.local.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages away from what is for programs. A browser says which page a request comes from, unless it takes it for
 * one to the page's own server, whose name somebody has made to lead here.
 */
public final class ProgramsOnly {
    /** With any port: a proxy passes on the port that it was asked for, which the signature covers. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?", Pattern.CASE_INSENSITIVE);

    private ProgramsOnly() {}

    /** The response to what a page may have sent. */
    public static Optional<Exchange.Answer> refusal(Exchange head) {
        return refusal(head.header("host"), head.header("origin"));
    }

    /**
     * The same.
     *
     * @param host the Host header (RFC 9110 §7.2), empty when it is absent
     * @param origin the Origin header (RFC 6454 §7), empty when it is absent
     */
    public static Optional<Exchange.Answer> refusal(String host, String origin) {
        if (!THIS_MACHINE.matcher(host).matches()) {
            return Optional.of(Exchange.Answer.text(421, "This server does not have that host name."));
        }
        return origin.isEmpty()
                ? Optional.empty()
                : Optional.of(Exchange.Answer.text(403, "This is not for web pages."));
    }
}
