package dev.latchkey.signin.testing;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.recheck.KnownPeople;
import dev.latchkey.signin.recheck.KnownPerson;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Whom identity providers can be asked about, in memory. */
public final class FakeKnownPeople implements KnownPeople {
    private final Map<SessionId, PersonId> owners = new HashMap<>();
    private final Map<PersonId, KnownPerson> known = new HashMap<>();
    private final Map<PersonId, Secret> refreshTokens = new HashMap<>();
    private final Map<PersonId, Instant> heldUntil = new HashMap<>();
    private final Map<PersonId, String> heldBy = new HashMap<>();

    /** A code was issued. */
    public synchronized void signedIn(Authentication authentication, IssuedCode issued, RequestContext context) {
        Identity identity = authentication.identity();
        PersonId person = identity.person();
        owners.put(issued.session(), person);
        Optional<KnownPerson> before = Optional.ofNullable(known.get(person));
        Set<String> rules = new TreeSet<>(Set.of(issued.authorization().rule()));
        before.ifPresent(there -> rules.addAll(there.rules()));
        if (authentication.session().refreshToken().isEmpty()) {
            before.ifPresent(
                    there -> known.put(person, with(there, there.groups(), rules, there.checkedAt(), there.failure())));
        } else {
            refreshTokens.put(person, authentication.session().refreshToken().get());
            heldUntil.remove(person);
            known.put(
                    person,
                    new KnownPerson(
                            identity.provider(),
                            identity.issuer(),
                            authentication.session().recheckedAs().orElseThrow(),
                            identity.id(),
                            authentication.session().subject(),
                            rules,
                            identity.groups(),
                            context.now(),
                            Optional.empty(),
                            UUID.randomUUID().toString()));
        }
    }

    @Override
    public synchronized Map<SessionId, PersonId> owners(Collection<SessionId> sessions, RequestContext context) {
        Map<SessionId, PersonId> found = new HashMap<>(owners);
        found.keySet().retainAll(sessions);
        return found;
    }

    @Override
    public synchronized Optional<KnownPerson> find(PersonId person, RequestContext context) {
        return Optional.ofNullable(known.get(person)).filter(there -> refreshTokens.containsKey(person));
    }

    @Override
    public synchronized Optional<Secret> hold(KnownPerson person, String holder, RequestContext context) {
        Instant until = heldUntil.getOrDefault(person.person(), Instant.EPOCH);
        boolean isHeld = context.now().isBefore(until) && !holder.equals(heldBy.get(person.person()));
        if (!isCurrent(person) || isHeld) {
            return Optional.empty();
        }
        heldBy.put(person.person(), holder);
        heldUntil.put(person.person(), context.now().plus(Duration.ofSeconds(30)));
        return Optional.ofNullable(refreshTokens.get(person.person()));
    }

    @Override
    public synchronized Optional<KnownPerson> replaced(
            KnownPerson person, Secret refreshToken, RequestContext context) {
        if (!isCurrent(person)) {
            return Optional.empty();
        }
        refreshTokens.put(person.person(), refreshToken);
        change(person, before -> with(before, UUID.randomUUID().toString()));
        return find(person.person(), context);
    }

    @Override
    public synchronized void checked(
            KnownPerson person, Set<String> groups, Set<String> rulesLeft, RequestContext context) {
        change(person, before -> with(before, groups, rulesLeft, context.now(), Optional.empty()));
        letGo(person);
    }

    @Override
    public synchronized void failed(KnownPerson person, Failure failure, RequestContext context) {
        change(
                person,
                before -> with(before, before.groups(), before.rules(), before.checkedAt(), Optional.of(failure)));
        letGo(person);
    }

    @Override
    public synchronized void forget(KnownPerson person, RequestContext context) {
        if (isCurrent(person)) {
            refreshTokens.remove(person.person());
        }
    }

    private void change(KnownPerson person, UnaryOperator<KnownPerson> change) {
        if (isCurrent(person)) {
            known.computeIfPresent(person.person(), (id, before) -> change.apply(before));
        }
    }

    private boolean isCurrent(KnownPerson person) {
        return Optional.ofNullable(known.get(person.person()))
                .filter(now -> now.revision().equals(person.revision()))
                .isPresent();
    }

    private void letGo(KnownPerson person) {
        if (isCurrent(person)) {
            heldUntil.remove(person.person());
        }
    }

    private static KnownPerson with(
            KnownPerson before, Set<String> groups, Set<String> rules, Instant checkedAt, Optional<Failure> failure) {
        return new KnownPerson(
                before.provider(),
                before.issuer(),
                before.clientId(),
                before.id(),
                before.subject(),
                rules,
                groups,
                checkedAt,
                failure,
                before.revision());
    }

    private static KnownPerson with(KnownPerson before, String revision) {
        return new KnownPerson(
                before.provider(),
                before.issuer(),
                before.clientId(),
                before.id(),
                before.subject(),
                before.rules(),
                before.groups(),
                before.checkedAt(),
                before.failure(),
                revision);
    }
}
