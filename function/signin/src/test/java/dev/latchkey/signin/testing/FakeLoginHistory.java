package dev.latchkey.signin.testing;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.session.LoginHistory;
import dev.latchkey.testing.TestClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The codes that were issued are the logins; all are of the time when they are asked for. */
public final class FakeLoginHistory implements LoginHistory {
    private final FakeSignIns signIns;
    private final FakeRevocations revocations;
    private final TestClock clock;

    FakeLoginHistory(FakeSignIns signIns, FakeRevocations revocations, TestClock clock) {
        this.signIns = signIns;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public List<Entry> of(PersonId person, RequestContext context) {
        List<Entry> entries = new ArrayList<>();
        for (FakeSignIns.Issued code : signIns.issued()) {
            IssuedCode grant = code.grant();
            if (grant.authorization().person().equals(person)) {
                Optional<Lever> lever = lever(person, grant);
                entries.add(new Entry(login(grant), lever.isPresent(), lever));
            }
        }
        Collections.reverse(entries);
        return entries;
    }

    private Optional<Lever> lever(PersonId person, IssuedCode grant) {
        Set<String> its = Set.of(person.value(), grant.session().value());
        return revocations.ended().stream()
                .filter(ended -> its.contains(ended.what()))
                .map(FakeRevocations.Ended::lever)
                .findFirst();
    }

    private Login login(IssuedCode grant) {
        return new Login(
                grant.session(),
                clock.instant(),
                grant.signInIp(),
                grant.clientId(),
                grant.authorization().role(),
                grant.authorization().rule(),
                grant.authorization().sessionEndsAt(),
                grant.authorization().sessionName().value());
    }
}
