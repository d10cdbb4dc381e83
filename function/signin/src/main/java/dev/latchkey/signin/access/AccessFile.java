package dev.latchkey.signin.access;

import dev.latchkey.grant.AppliedRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The access file, checked: which identity providers there are, which accounts, and by which rules people get which
 * roles in them.
 *
 * @param organization whose sign-in it is
 * @param identityProviders by name, in the order in which people are offered them; at least one
 * @param accounts by id, in the order in which people see them
 * @param rules in the order in which they are asked: for a role in an account the first that matches counts
 * @param tests what the operator's command checks before it applies the file
 */
public record AccessFile(
        Organization organization,
        Map<String, IdentityProvider> identityProviders,
        Map<String, Account> accounts,
        List<Rule> rules,
        List<AccessTest> tests) {

    /** The version of the file's form. */
    public static final int VERSION = 1;

    public AccessFile {
        identityProviders = Collections.unmodifiableMap(new LinkedHashMap<>(identityProviders));
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** The identity provider of that name. */
    public Optional<IdentityProvider> identityProvider(String name) {
        return Optional.ofNullable(identityProviders.get(name));
    }

    /** The rule of that name. */
    public Optional<Rule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** What the token function has to know of the rules. */
    public AppliedRules applied() {
        Map<String, AppliedRules.AppliedRule> byName = new HashMap<>();
        rules.forEach(rule -> byName.put(
                rule.name(),
                new AppliedRules.AppliedRule(
                        rule.role(), Set.copyOf(rule.accounts()), rule.session(), Optional.empty())));
        return new AppliedRules(byName);
    }

    /**
     * Whose sign-in it is.
     *
     * @param name as people see it on every page
     * @param contact whom people ask for help: a channel, an address, a telephone number
     */
    public record Organization(String name, Optional<String> contact) {}

    /**
     * An AWS account.
     *
     * @param id 12 digits
     * @param name as people know it
     * @param colour the mark beside it
     * @param labels by which rules name many accounts
     */
    public record Account(String id, String name, Colour colour, List<String> labels) {
        public Account {
            labels = List.copyOf(labels);
        }
    }

    /** The marks that an account can have: a palette of which every colour can be told from its ground. */
    public enum Colour {
        GREY,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        PURPLE,
        PINK
    }

    /**
     * What must be true of the file, checked before it is applied.
     *
     * @param provider the person's identity provider
     * @param id the person's id there, if the test names one
     * @param groups their groups there
     * @param may the names of rules that give them something
     * @param mayNot the names of rules that give them nothing
     */
    public record AccessTest(
            String provider, Optional<String> id, List<String> groups, List<String> may, List<String> mayNot) {
        public AccessTest {
            groups = List.copyOf(groups);
            may = List.copyOf(may);
            mayNot = List.copyOf(mayNot);
        }
    }
}
