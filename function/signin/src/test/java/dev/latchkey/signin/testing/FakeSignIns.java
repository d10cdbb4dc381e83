package dev.latchkey.signin.testing;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.provider.Authentication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-ins in memory, and the codes that came of them. */
public final class FakeSignIns implements SignIns {
    /** Whom their providers can be asked about. */
    public final FakeKnownPeople people = new FakeKnownPeople();

    private final Map<String, Kept> kept = new HashMap<>();
    private final List<Issued> issued = new ArrayList<>();

    /** A code that was issued, and what it is for. */
    public record Issued(Secret code, IssuedCode grant, Authentication authentication) {}

    /** What is kept now. */
    public synchronized List<Kept> kept() {
        return List.copyOf(kept.values());
    }

    /** All codes, in the order in which they were issued. */
    public synchronized List<Issued> issued() {
        return List.copyOf(issued);
    }

    @Override
    public synchronized void begin(Kept signIn, RequestContext context) {
        if (kept.putIfAbsent(signIn.id(), signIn) != null) {
            throw new IllegalStateException("a state that is there already");
        }
    }

    @Override
    public synchronized Optional<Kept> find(String id, RequestContext context) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized boolean replace(Kept next, RequestContext context) {
        boolean isNext = has(next.id(), next.revision() - 1);
        if (isNext) {
            kept.put(next.id(), next);
        }
        return isNext;
    }

    @Override
    public synchronized boolean move(Kept before, Kept next, RequestContext context) {
        boolean isThere = remove(before);
        if (isThere) {
            kept.put(next.id(), next);
        }
        return isThere;
    }

    @Override
    public synchronized boolean complete(
            Kept before, Secret code, IssuedCode grant, Authentication authentication, RequestContext context) {
        boolean isThere = remove(before);
        if (isThere) {
            people.signedIn(authentication, grant, context);
            issued.add(new Issued(code, grant, authentication));
        }
        return isThere;
    }

    @Override
    public synchronized boolean cancel(Kept before, RequestContext context) {
        return remove(before);
    }

    private boolean remove(Kept before) {
        boolean isThere = has(before.id(), before.revision());
        if (isThere) {
            kept.remove(before.id());
        }
        return isThere;
    }

    private boolean has(String id, long revision) {
        Kept now = kept.get(id);
        return now != null && now.revision() == revision;
    }
}
