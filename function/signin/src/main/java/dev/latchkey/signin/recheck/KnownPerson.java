package dev.latchkey.signin.recheck;

import dev.latchkey.grant.PersonId;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom their identity provider can be asked about.
 *
 * @param provider the provider's name in the access file
 * @param issuer its issuer identifier
 * @param clientId Latchkey's client id there, which its refresh token is bound to
 * @param id what it knows the person by for good
 * @param subject its {@code sub} for the person
 * @param rules the access rules by which they have sessions
 * @param groups the groups that they were in when the provider told them last
 * @param checkedAt when they last signed in or were looked up
 * @param failure of the provider, if it could not be asked since
 * @param revision changes with each sign-in, and with each refresh token of the provider's
 */
public record KnownPerson(
        String provider,
        String issuer,
        String clientId,
        String id,
        String subject,
        Set<String> rules,
        Set<String> groups,
        Instant checkedAt,
        Optional<Failure> failure,
        String revision) {

    /** How soon a provider that failed is asked again. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

    public KnownPerson {
        rules = Set.copyOf(rules);
        groups = Set.copyOf(groups);
    }

    /**
     * How long a provider has failed.
     *
     * @param since its first failure
     * @param last its last one
     */
    public record Failure(Instant since, Instant last) {}

    public PersonId person() {
        return PersonId.of(issuer, id);
    }

    /** Whether it is time to look the person up. */
    boolean isDue(IdentityProvider.Recheck recheck, Instant now) {
        return !now.isBefore(checkedAt.plus(recheck.every()))
                && failure.filter(failed -> now.isBefore(failed.last().plus(BETWEEN_ATTEMPTS)))
                        .isEmpty();
    }

    /** The person with the groups that the provider tells now, as far as access rules ask. */
    Identity with(Set<String> told) {
        return new Identity(provider, issuer, id, id, id, told, true, Instant.EPOCH, Optional.empty(), List.of());
    }
}
