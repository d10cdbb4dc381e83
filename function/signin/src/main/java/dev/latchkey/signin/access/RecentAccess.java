package dev.latchkey.signin.access;

import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the access file that is applied, for steps that anybody can take and that grant nothing: strangers, however
 * many, have an instance read it once in a while. There is no copy before the first request, and so none in a snapshot.
 */
public final class RecentAccess {
    private final AccessStore store;
    private @Nullable Copy last;

    private record Copy(AppliedAccess applied, Instant readAt) {
        boolean isYoungerThan(Duration age, Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(age));
        }
    }

    public RecentAccess(AccessStore store) {
        this.store = store;
    }

    /**
     * The access file as of less than {@code age} ago; empty if none is applied now. Of several callers one reads, and
     * the others wait for it.
     *
     * @throws InvalidAccessFileException if what is applied is no access file
     * @throws dev.latchkey.request.DependencyException if it could not be read
     */
    public synchronized Optional<AppliedAccess> youngerThan(Duration age, RequestContext context) {
        Instant now = context.now();
        Copy copy = last;
        if (copy != null && copy.isYoungerThan(age, now)) {
            return Optional.of(copy.applied());
        }
        Optional<AppliedAccess> current = store.current(context);
        last = current.map(applied -> new Copy(applied, now)).orElse(null);
        return current;
    }
}
