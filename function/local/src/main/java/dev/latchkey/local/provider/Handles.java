package dev.latchkey.local.provider;

import dev.latchkey.oauth.Base64Url;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Things that are kept for a while, each under a name of 256 random bits that only its holder knows. */
final class Handles<T> {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Kept<T>(T thing, Instant until) {}

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private final InstantSource clock;

    Handles(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** The handle of the thing from now on. */
    String keep(T thing) {
        Instant now = clock.instant();
        kept.values().removeIf(other -> !now.isBefore(other.until));
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String handle = Base64Url.encode(bytes);
        kept.put(handle, new Kept<>(thing, now.plus(lifetime)));
        return handle;
    }

    Optional<T> find(String handle) {
        return current(Optional.ofNullable(kept.get(handle)));
    }

    /** The thing, for one taker only. */
    Optional<T> take(String handle) {
        return current(Optional.ofNullable(kept.remove(handle)));
    }

    private Optional<T> current(Optional<Kept<T>> found) {
        Instant now = clock.instant();
        return found.filter(thing -> now.isBefore(thing.until)).map(Kept::thing);
    }
}
