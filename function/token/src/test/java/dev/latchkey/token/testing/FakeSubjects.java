package dev.latchkey.token.testing;

import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.Subjects;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** People signed out, in memory. */
public final class FakeSubjects implements Subjects {
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> notBefore(String subject, RequestContext context) {
        return Optional.ofNullable(notBefore.get(subject));
    }

    @Override
    public void signOut(String subject, Instant moment, RequestContext context) {
        notBefore.merge(subject, moment, (one, other) -> one.isAfter(other) ? one : other);
    }
}
