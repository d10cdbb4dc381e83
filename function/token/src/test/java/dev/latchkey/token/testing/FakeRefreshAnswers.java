package dev.latchkey.token.testing;

import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RefreshAnswers;
import dev.latchkey.token.grant.SealedAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Answers in memory. */
public final class FakeRefreshAnswers implements RefreshAnswers {
    private sealed interface Item {
        Instant until();

        record Lease(String name, Instant until) implements Item {}

        record Answer(SealedAnswer answer, Instant until) implements Item {}
    }

    private final Map<String, Item> items = new HashMap<>();

    @Override
    public synchronized Claim claim(String name, Instant now, RequestContext context) {
        Item item = items.get(name);
        if (item == null || !now.isBefore(item.until())) {
            String lease = UUID.randomUUID().toString();
            items.put(name, new Item.Lease(lease, now.plus(LEASE)));
            return new Claim.Elected(lease);
        }
        return switch (item) {
            case Item.Lease lease -> new Claim.Busy();
            case Item.Answer answer -> new Claim.Answered(answer.answer());
        };
    }

    @Override
    public synchronized boolean commit(
            String name, String lease, SealedAnswer answer, Instant usableUntil, RequestContext context) {
        if (!holds(name, lease)) {
            return false;
        }
        items.put(name, new Item.Answer(answer, usableUntil));
        return true;
    }

    @Override
    public synchronized void release(String name, String lease, RequestContext context) {
        if (holds(name, lease)) {
            items.remove(name);
        }
    }

    private boolean holds(String name, String lease) {
        return items.get(name) instanceof Item.Lease held && held.name().equals(lease);
    }
}
