package dev.latchkey.signin.recheck;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.Rule;
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
 *   <li>everything, if the provider could not be asked for longer than its {@code grace};
 *   <li>everything, if the access file no longer has the provider.
 * </ul>
 *
 * <p>What was begun after a look-up began is left alone: somebody who signs in meanwhile has been vouched for.
 */
public final class Recheck {
    private final KnownPeople people;
    private final RelyingParty relyingParty;
    private final Revocations revocations;
    private final HangingProviders hanging = new HangingProviders();

    public Recheck(KnownPeople people, RelyingParty relyingParty, Revocations revocations) {
        this.people = people;
        this.relyingParty = relyingParty;
        this.revocations = revocations;
    }

    /**
     * Looks the person up, if it is time to.
     *
     * @param file the access file that is applied
     * @param attempt the same whenever this is tried again after a failure
     * @param event is told what comes of it
     * @throws DependencyException if a service of AWS's fails: the same is to be done again
     */
    public void look(PersonId person, AccessFile file, String attempt, RequestContext context, RecheckEvent event) {
        Instant start = context.now();
        Optional<KnownPerson> found = people.find(person, context);
        if (found.isPresent()) {
            KnownPerson known = found.get();
            Optional<IdentityProvider> provider = provider(known, file);
            if (provider.isEmpty()) {
                event.about(known);
                unvouched(known, start, context, event);
            } else if (isDue(known, provider.get(), start)) {
                event.about(known);
                look(known, provider.get(), file, attempt, start, context, event);
            }
        }
    }

    /** The provider that the person signed in at, if the access file still has it. */
    private static Optional<IdentityProvider> provider(KnownPerson known, AccessFile file) {
        return file.identityProvider(known.provider())
                .filter(provider -> provider.issuer().toString().equals(known.issuer()));
    }

    /** A refresh token says nothing to another client than the one that got it. */
    private static boolean isDue(KnownPerson known, IdentityProvider provider, Instant now) {
        return known.clientId().equals(provider.clientId())
                && provider.recheck()
                        .filter(recheck -> known.isDue(recheck, now))
                        .isPresent();
    }

    /** The access file no longer has the provider: nobody's word is left that the person is who they were. */
    private void unvouched(KnownPerson known, Instant start, RequestContext context, RecheckEvent event) {
        revocations.endPerson(
                known.person(), PersonMarks.notBefore(start), Lever.ACCESS_FILE, known.provider(), context);
        event.ended("the provider is no longer in the access file");
        people.forget(known, context);
    }

    private void look(
            KnownPerson known,
            IdentityProvider provider,
            AccessFile file,
            String attempt,
            Instant start,
            RequestContext context,
            RecheckEvent event) {
        if (hanging.include(provider.issuer(), start)) {
            failed(known, "IdentityProvider: did not answer a moment ago", provider, start, context, event);
            return;
        }
        KnownPerson current = known;
        try {
            Optional<Secret> refreshToken = people.hold(known, attempt, context);
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
            if (successor.isPresent()) {
                Optional<KnownPerson> replaced = people.replaced(known, successor.get(), context);
                if (replaced.isEmpty()) {
                    return;
                }
                current = replaced.get();
            }
            Set<String> groups = relyingParty
                    .groups(provider, tokens.get(), known.subject(), context)
                    .orElse(known.groups());
            judge(current, groups, file, start, context, event);
        } catch (ProviderException e) {
            failed(current, e.reason(), provider, start, context, event);
        } catch (DependencyException e) {
            if (!e.service().equals(ProviderHttp.SERVICE)) {
                throw e;
            }
            hanging.failed(provider.issuer(), start, context.now());
            failed(current, e.reason(), provider, start, context, event);
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
            revocations.endRule(
                    known.person(), rule, PersonMarks.notBefore(start), Lever.RECHECK, known.provider(), context);
        }
        Set<String> left = new TreeSet<>(known.rules());
        left.removeAll(lost);
        people.checked(known, groups, left, context);
        event.checked(lost);
    }

    /** Whatever other rules give the same roles: a session is by its own rule. */
    private static Set<String> granted(KnownPerson known, Set<String> groups, AccessFile file) {
        Identity now = known.with(groups);
        return file.rules().stream()
                .filter(rule -> rule.matches(now))
                .map(Rule::name)
                .collect(Collectors.toSet());
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
        Failure failure = new Failure(known.failure().map(Failure::since).orElse(now), now);
        event.failed(reason);
        if (!now.isBefore(failure.since().plus(recheck.grace()))) {
            end(known, start, context);
            event.ended("the provider has failed since " + failure.since() + ": " + reason);
        }
        people.failed(known, failure, context);
    }

    private void end(KnownPerson known, Instant start, RequestContext context) {
        revocations.endPerson(known.person(), PersonMarks.notBefore(start), Lever.RECHECK, known.provider(), context);
    }
}
