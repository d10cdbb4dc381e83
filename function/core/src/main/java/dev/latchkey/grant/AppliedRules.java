package dev.latchkey.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the applied access rules give, as far as running sessions must know: who is in which group is for the sign-in
 * alone.
 *
 * @param byName the rules, by their names
 */
public record AppliedRules(Map<String, AppliedRule> byName) {
    /** What is applied where nothing is: nobody may be anything. */
    public static final AppliedRules NONE = new AppliedRules(Map.of());

    public AppliedRules {
        byName = Map.copyOf(byName);
    }

    /**
     * A rule.
     *
     * @param role the role's path and name, such as {@code /latchkey/Admin}
     * @param accounts the ids of the accounts in which it gives that role
     * @param session how long a session lasts
     * @param notBefore the moment before which no login by this rule counts any more, if there is one
     */
    public record AppliedRule(String role, Set<String> accounts, Duration session, Optional<Instant> notBefore) {
        public AppliedRule {
            accounts = Set.copyOf(accounts);
        }

        private boolean gives(RoleArn wanted) {
            return role.equals(wanted.path() + wanted.name()) && accounts.contains(wanted.accountId());
        }
    }

    /** What the rules say of a grant that was made by one of them. */
    public enum Verdict {
        /** It still holds. */
        GRANTED("granted"),
        /** The rule exists no longer. */
        GONE("gone"),
        /** The rule no longer gives this role in this account. */
        CHANGED("no longer gives this role in this account"),
        /** The rule's sessions were revoked after the login. */
        REVOKED("revoked since the login"),
        /** By the rule as it is now, the session is over. */
        OVER("its sessions are over by now");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** For an event, after the rule's name. */
        public String words() {
            return words;
        }
    }

    /** What the rules say of the grant at {@code now}. */
    public Verdict of(Authorization authorization, Instant now) {
        Verdict verdict = of(authorization.rule(), authorization.role(), authorization.authTime(), now);
        return verdict == Verdict.GRANTED && !now.isBefore(authorization.sessionEndsAt()) ? Verdict.OVER : verdict;
    }

    /** What the rules say at {@code now} of a role that one of them gave at a login. */
    public Verdict of(String name, RoleArn role, Instant login, Instant now) {
        AppliedRule rule = byName.get(name);
        if (rule == null) {
            return Verdict.GONE;
        }
        if (!rule.gives(role)) {
            return Verdict.CHANGED;
        }
        if (rule.notBefore().filter(login::isBefore).isPresent()) {
            return Verdict.REVOKED;
        }
        return now.isBefore(login.plus(rule.session())) ? Verdict.GRANTED : Verdict.OVER;
    }

    /** The same rules, with another one, or one more. */
    public AppliedRules with(String name, AppliedRule rule) {
        Map<String, AppliedRule> more = new LinkedHashMap<>(byName);
        more.put(name, rule);
        return new AppliedRules(more);
    }
}
