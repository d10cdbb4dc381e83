package dev.latchkey.testing;

import dev.latchkey.grant.Subjects;
import dev.latchkey.oauth.Invocation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** People signed out, in memory. */
public final class FakeSubjects implements Subjects {
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> notBefore(String subject, Invocation invocation) {
        return Optional.ofNullable(notBefore.get(subject));
    }

    @Override
    public void signOut(String subject, Instant moment, Invocation invocation) {
        notBefore.merge(subject, moment, (one, other) -> one.isAfter(other) ? one : other);
    }
}
