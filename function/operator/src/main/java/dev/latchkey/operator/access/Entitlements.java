package dev.latchkey.operator.access;

import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an access file gives to each group and each person by themselves, whatever the rules that give it are called:
 * for a role in an account the terms of the first rule that names them.
 *
 * @param terms in the order of the file's rules
 */
record Entitlements(Map<Entitlement, Terms> terms) {
    /**
     * A role in an account.
     *
     * @param name the role as the file would name it
     * @param account the account's id
     */
    record Role(String name, String account) {}

    /**
     * A role in an account for a group or a person.
     *
     * @param who as the file names them
     */
    record Entitlement(String who, Role role) {}

    static Entitlements of(AccessFile file) {
        Map<Entitlement, Terms> terms = new LinkedHashMap<>();
        for (Rule rule : file.rules()) {
            Terms ofRule = Terms.of(rule);
            for (String who : whom(rule)) {
                for (String account : rule.accounts()) {
                    terms.putIfAbsent(new Entitlement(who, new Role(Phrases.role(rule), account)), ofRule);
                }
            }
        }
        return new Entitlements(terms);
    }

    /** Who are given each role; before others those whose terms count for who is several of them. */
    Map<Role, List<String>> precedence() {
        Map<Role, List<String>> precedence = new LinkedHashMap<>();
        terms.keySet()
                .forEach(one -> precedence
                        .computeIfAbsent(one.role(), first -> new ArrayList<>())
                        .add(one.who()));
        return precedence;
    }

    private static List<String> whom(Rule rule) {
        return Stream.concat(
                        rule.groups().stream().map(Object::toString),
                        rule.people().stream().map(person -> "the person " + person))
                .toList();
    }
}
