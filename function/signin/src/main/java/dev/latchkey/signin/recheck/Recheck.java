package dev.latchkey.signin.recheck;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.GroupsUnknownException;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.provider.ProviderException;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.provider.RefreshedTokens;
import dev.latchkey.signin.provider.RelyingParty;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import dev.latchkey.signin.session.Revocations;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks somebody up again at their identity provider, with the refresh token that it gave at their sign-in (RFC 6749 §6,
 * OpenID Connect Core §12), and ends what they would not get now:
 *
 * <ul>
 *   <li>everything, if the provider no longer takes the refresh token ({@code invalid_grant});
 *   <li>what they began by rules that are no longer for them;
 *   <li>everything, if the provider could not be asked for longer than its {@code grace}.
 * </ul>
 *
 * <p>What was begun after a look-up began is left alone: somebody who signs in meanwhile has been vouched for.
 */
public final class Recheck {
    private final KnownPeople people;
    private final RelyingParty relyingParty;
    private final Revocations revocations;
    private final String partition;

    /** @param partition of the accounts, such as {@code aws} */
    public Recheck(KnownPeople people, RelyingParty relyingParty, Revocations revocations, String partition) {
        this.people = people;
        this.relyingParty = relyingParty;
        this.revocations = revocations;
        this.partition = partition;
    }

    /**
     * Looks the person up, if it is time to.
     *
     * @param file the access file that is applied
     * @param event is told what comes of it
     * @throws DependencyException if a service of AWS's fails: the same is to be done again
     */
    public void look(PersonId person, AccessFile file, RequestContext context, RecheckEvent event) {
        Instant start = context.now();
        Optional<KnownPerson> found = people.find(person, context);
        Optional<IdentityProvider> provider = found.flatMap(known -> provider(known, file));
        if (found.isEmpty()
                || provider.flatMap(IdentityProvider::recheck)
                        .filter(recheck -> found.get().isDue(recheck, start))
                        .isEmpty()) {
            return;
        }
        event.about(found.get());
        look(found.get(), provider.get(), file, start, context, event);
    }

    /** The provider that the person signed in at, if the access file still has it. */
    private static Optional<IdentityProvider> provider(KnownPerson known, AccessFile file) {
        return file.identityProvider(known.provider())
                .filter(provider -> provider.issuer().toString().equals(known.issuer()));
    }

    private void look(
            KnownPerson known,
            IdentityProvider provider,
            AccessFile file,
            Instant start,
            RequestContext context,
            RecheckEvent event) {
        try {
            Optional<Secret> refreshToken = people.hold(known, context);
            if (refreshToken.isEmpty()) {
                return;
            }
            Optional<RefreshedTokens> tokens = relyingParty.refresh(provider, refreshToken.get(), context);
            if (tokens.isEmpty()) {
                disowned(known, start, context, event);
                return;
            }
            // At once: the last refresh token may be worth nothing by now.
            Optional<Secret> successor = tokens.get().refreshToken();
            Optional<KnownPerson> current =
                    successor.isPresent() ? people.replaced(known, successor.get(), context) : Optional.of(known);
            if (current.isPresent()) {
                Set<String> groups = relyingParty
                        .groups(provider, tokens.get(), known.subject(), context)
                        .orElse(known.groups());
                judge(current.get(), groups, file, start, context, event);
            }
        } catch (ProviderException e) {
            failed(known, e.reason(), provider, start, context, event);
        } catch (DependencyException e) {
            if (!e.service().equals(ProviderHttp.SERVICE)) {
                throw e;
            }
            failed(known, e.reason(), provider, start, context, event);
        }
    }

    /** The refresh token is worth nothing; unless the person has signed in again, and there is another one. */
    private void disowned(KnownPerson known, Instant start, RequestContext context, RecheckEvent event) {
        boolean isLast = people.find(known.person(), context)
                .filter(now -> now.revision().equals(known.revision()))
                .isPresent();
        if (isLast) {
            end(known, start, context);
            event.ended("the provider no longer takes the refresh token");
            people.forget(known, context);
        }
    }

    private void judge(
            KnownPerson known,
            Set<String> groups,
            AccessFile file,
            Instant start,
            RequestContext context,
            RecheckEvent event) {
        Set<String> granted = granted(known, groups, file);
        Set<String> lost = new TreeSet<>(known.rules());
        lost.removeAll(granted);
        for (String rule : lost) {
            revocations.endRule(known.person(), rule, next(start), Lever.RECHECK, known.provider(), context);
        }
        Set<String> left = new TreeSet<>(known.rules());
        left.removeAll(lost);
        people.checked(known, groups, left, context);
        event.checked(lost);
    }

    private Set<String> granted(KnownPerson known, Set<String> groups, AccessFile file) {
        try {
            return Grants.of(file, known.with(groups), partition).all().stream()
                    .map(grant -> grant.rule().name())
                    .collect(Collectors.toSet());
        } catch (GroupsUnknownException e) {
            throw new IllegalStateException("groups that were told count as known", e);
        }
    }

    private void failed(
            KnownPerson known,
            String reason,
            IdentityProvider provider,
            Instant start,
            RequestContext context,
            RecheckEvent event) {
        Instant now = context.now();
        IdentityProvider.Recheck recheck = provider.recheck().orElseThrow();
        Failure failure = known.failure()
                .map(before -> before.again(now, recheck.grace()))
                .orElseGet(() -> new Failure(now, now));
        event.failed(reason);
        if (!now.isBefore(failure.since().plus(recheck.grace()))) {
            end(known, start, context);
            event.ended("the provider has failed since " + failure.since() + ": " + reason);
        }
        people.failed(known, failure, context);
    }

    private void end(KnownPerson known, Instant start, RequestContext context) {
        revocations.endPerson(known.person(), next(start), Lever.RECHECK, known.provider(), context);
    }

    /** The next whole second: what was begun in this one is to end too. */
    private static Instant next(Instant start) {
        return Instant.ofEpochSecond(start.getEpochSecond() + 1);
    }
}
