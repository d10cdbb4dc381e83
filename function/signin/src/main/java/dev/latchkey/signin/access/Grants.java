package dev.latchkey.signin.access;

import dev.latchkey.grant.RoleArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an access file gives to a person.
 *
 * @param all in the order of the file's accounts, then of its rules
 */
public record Grants(List<Grant> all) {
    /** How far the provider's clock may be ahead of ours. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    public Grants {
        all = List.copyOf(all);
    }

    /**
     * A role in an account, by a rule.
     *
     * @param role the role's ARN
     */
    public record Grant(Rule rule, AccessFile.Account account, RoleArn role) {
        /** By what the choice's form names it, which is unique among a person's grants. */
        public String key() {
            return rule.name() + "/" + account.id();
        }

        /** Whether it is for a client there: on the browser's own device, or on another one. */
        public boolean isFor(boolean remote) {
            return rule.remote() || !remote;
        }

        /** Whether the person was authenticated recently enough, and in the way that the rule wants. */
        public boolean isAuthenticated(Identity identity, Instant now) {
            return unmet(identity, now).isEmpty();
        }

        /** What the rule wants of the authentication that the provider did not do, in words for an event; empty for nothing. */
        public String unmet(Identity identity, Instant now) {
            List<String> unmet = new ArrayList<>();
            if (!isRecent(identity, now)) {
                unmet.add("it wants a more recent auth_time");
            }
            if (!identity.amr().containsAll(rule.amr())) {
                unmet.add("it wants amr " + String.join(", ", rule.amr()));
            }
            if (!rule.acr().isEmpty()
                    && !identity.acr().map(rule.acr()::contains).orElse(false)) {
                unmet.add("it wants acr " + String.join(" or ", rule.acr()));
            }
            return String.join("; ", unmet);
        }

        /** Whether the provider authenticated the person as recently as the rule wants. */
        public boolean isRecent(Identity identity, Instant now) {
            return rule.reauthenticate()
                    .map(most -> !now.isAfter(identity.authTime().plus(most).plus(LEEWAY)))
                    .orElse(true);
        }
    }

    /**
     * Asks the rules in their order: for a role in an account the first that matches counts.
     *
     * @param partition of the accounts, such as {@code aws}
     * @throws GroupsUnknownException if a rule asks for groups that the provider did not tell
     */
    public static Grants of(AccessFile file, Identity identity, String partition) {
        if (!identity.groupsKnown()
                && file.rules().stream().anyMatch(rule -> rule.needsGroupsOf(identity.provider()))) {
            throw new GroupsUnknownException();
        }
        Map<String, Grant> first = new LinkedHashMap<>();
        for (Rule rule : file.rules()) {
            if (rule.matches(identity)) {
                for (String account : rule.accounts()) {
                    RoleArn role = RoleArn.parse("arn:%s:iam::%s:role%s".formatted(partition, account, rule.role()));
                    first.computeIfAbsent(role.toString(), arn -> new Grant(rule, account(file, account), role));
                }
            }
        }
        return new Grants(inOrderOfAccounts(file, first.values()));
    }

    /** The grant with that key. */
    public Optional<Grant> find(String key) {
        return all.stream().filter(grant -> grant.key().equals(key)).findFirst();
    }

    private static AccessFile.Account account(AccessFile file, String id) {
        return Optional.ofNullable(file.accounts().get(id)).orElseThrow();
    }

    private static List<Grant> inOrderOfAccounts(AccessFile file, Collection<Grant> grants) {
        Map<String, Integer> order = new HashMap<>();
        file.accounts().keySet().forEach(id -> order.put(id, order.size()));
        List<Grant> sorted = new ArrayList<>(grants);
        sorted.sort(
                Comparator.comparing(grant -> order.getOrDefault(grant.account().id(), Integer.MAX_VALUE)));
        return sorted;
    }
}
