package dev.latchkey.signin.testing;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.session.Logouts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows what began in providers' sessions by the codes that were issued. */
public final class FakeLogouts implements Logouts {
    private final FakeSignIns signIns;
    private final FakeRevocations revocations;
    private final Set<String> done = new HashSet<>();

    /** Whether as many sessions began as are kept, and more. */
    public boolean areAll = true;

    FakeLogouts(FakeSignIns signIns, FakeRevocations revocations) {
        this.signIns = signIns;
        this.revocations = revocations;
    }

    @Override
    public synchronized Begun end(String issuer, String sid, Instant notBefore, RequestContext context) {
        List<FakeSignIns.Issued> begun = signIns.issued().stream()
                .filter(code -> code.authentication().session().issuer().equals(issuer))
                .filter(code -> code.authentication().session().sid().equals(Optional.of(sid)))
                .toList();
        return new Begun(
                begun.stream()
                        .map(code -> code.grant().authorization().person())
                        .findFirst(),
                begun.stream().map(code -> code.grant().session()).toList(),
                areAll);
    }

    @Override
    public synchronized Optional<PersonId> person(String issuer, String subject, RequestContext context) {
        return signIns.issued().stream()
                .filter(code -> code.authentication().session().issuer().equals(issuer))
                .filter(code -> code.authentication().session().subject().equals(subject))
                .map(code -> code.grant().authorization().person())
                .findFirst();
    }

    @Override
    public synchronized boolean isDone(String issuer, String tokenId, RequestContext context) {
        return done.contains(issuer + "\n" + tokenId);
    }

    @Override
    public synchronized void done(String issuer, String tokenId, RequestContext context) {
        done.add(issuer + "\n" + tokenId);
    }

    @Override
    public synchronized boolean endPerson(
            PersonId person, Instant notBefore, String by, String issuer, String tokenId, RequestContext context) {
        boolean isFirst = done.add(issuer + "\n" + tokenId);
        if (isFirst) {
            revocations.endPerson(person, notBefore, Lever.LOGOUT, by, context);
        }
        return isFirst;
    }
}
