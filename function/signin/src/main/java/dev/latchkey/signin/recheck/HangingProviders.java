package dev.latchkey.signin.recheck;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which providers have just let somebody wait in vain, so that one that hangs does not hold up, again and again, the people
 * of those that answer.
 */
final class HangingProviders {
    private static final Duration RECENT = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Map<URI, Instant> last = new ConcurrentHashMap<>();

    /** The provider was asked at that time, and has failed now. */
    void failed(URI issuer, Instant askedAt, Instant now) {
        if (!now.isBefore(askedAt.plus(LONG))) {
            last.put(issuer, now);
        }
    }

    boolean include(URI issuer, Instant now) {
        Instant failed = last.get(issuer);
        return failed != null && !now.isBefore(failed) && now.isBefore(failed.plus(RECENT));
    }
}
