package dev.latchkey.signin.access;

import dev.latchkey.grant.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who an identity provider says that somebody is.
 *
 * @param provider the provider's name in the access file
 * @param issuer the provider's issuer identifier
 * @param id what the provider knows the person by for good
 * @param name what they are called in AWS
 * @param display what they are called on pages
 * @param groups their groups
 * @param groupsKnown whether the provider told their groups: not knowing them is not having none
 * @param authTime when the provider authenticated them
 * @param acr the authentication context class that was reached
 * @param amr the authentication methods that were used
 */
public record Identity(
        String provider,
        String issuer,
        String id,
        String name,
        String display,
        Set<String> groups,
        boolean groupsKnown,
        Instant authTime,
        Optional<String> acr,
        List<String> amr) {

    public Identity {
        groups = Set.copyOf(groups);
        amr = List.copyOf(amr);
    }

    /** The person, whatever they are called. */
    public PersonId person() {
        return PersonId.of(issuer, id);
    }
}
