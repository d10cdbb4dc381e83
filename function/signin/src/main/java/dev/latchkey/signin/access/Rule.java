package dev.latchkey.signin.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An access rule: the people of these groups may be this role in these accounts.
 *
 * @param name unique in the file; in events, tags and the grant
 * @param groups whoever is in one of them
 * @param people and whoever is one of them
 * @param role the role's path and name, such as {@code /latchkey/Admin}
 * @param description what the page says beside it
 * @param accounts ids, in the order of the file's accounts
 * @param session how long a session lasts
 * @param reauthenticate how recently the provider must have authenticated the person
 * @param amr authentication methods (RFC 8176) that the provider must have used, all of them
 * @param acr authentication context classes of which the provider must have reached one
 * @param reasonRequired whether the person must say what it is for
 * @param tags session tags
 * @param policy an inline session policy, which narrows the role
 * @param policyArns managed session policies, which narrow the role
 * @param remote whether a device other than the one with the browser may have it ({@code aws login --remote})
 */
public record Rule(
        String name,
        List<GroupName> groups,
        List<PersonName> people,
        String role,
        Optional<String> description,
        List<String> accounts,
        Duration session,
        Optional<Duration> reauthenticate,
        List<String> amr,
        List<String> acr,
        boolean reasonRequired,
        Map<String, String> tags,
        Optional<String> policy,
        List<String> policyArns,
        boolean remote) {

    public Rule {
        groups = List.copyOf(groups);
        people = List.copyOf(people);
        accounts = List.copyOf(accounts);
        amr = List.copyOf(amr);
        acr = List.copyOf(acr);
        tags = Map.copyOf(tags);
        policyArns = List.copyOf(policyArns);
    }

    /**
     * A group of one provider's.
     *
     * @param provider the provider's name in the file
     * @param group as the provider's ID token names it
     */
    public record GroupName(String provider, String group) {
        @Override
        public String toString() {
            return provider + "/" + group;
        }
    }

    /**
     * A person of one provider's.
     *
     * @param provider the provider's name in the file
     * @param id the value of the claim that the provider's people are known by
     */
    public record PersonName(String provider, String id) {
        @Override
        public String toString() {
            return provider + "/" + id;
        }
    }

    /** Whether the rule is for this person. */
    public boolean matches(Identity identity) {
        return people.stream()
                        .anyMatch(person -> person.provider().equals(identity.provider())
                                && person.id().equals(identity.id()))
                || groups.stream()
                        .anyMatch(group -> group.provider().equals(identity.provider())
                                && identity.groups().contains(group.group()));
    }

    /** Whether the rule asks for the groups of people of this provider. */
    boolean needsGroupsOf(String provider) {
        return groups.stream().anyMatch(group -> group.provider().equals(provider));
    }

    /** The role's name without its path. */
    public String roleName() {
        return role.substring(role.lastIndexOf('/') + 1);
    }
}
