package dev.latchkey.operator.access;

import dev.latchkey.operator.access.Entitlements.Entitlement;
import dev.latchkey.operator.access.Entitlements.Role;
import dev.latchkey.signin.access.AccessFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What another access file changes: who gains (+), loses (-) and has on other terms (~) which roles, and whatever else
 * a person would notice.
 */
public final class Difference {
    private final AccessFile before;
    private final AccessFile after;
    private final Entitlements old;
    private final Entitlements now;

    /** The accounts of each line, by its beginning and its end. */
    private final Map<Line, List<String>> lines = new LinkedHashMap<>();

    private record Line(String start, String end) {}

    private Difference(AccessFile before, AccessFile after) {
        this.before = before;
        this.after = after;
        this.old = Entitlements.of(before);
        this.now = Entitlements.of(after);
    }

    /** The changes, one a line; none if nobody gains, loses or sees anything. */
    public static List<String> between(AccessFile before, AccessFile after) {
        Difference difference = new Difference(before, after);
        difference.addGained();
        difference.addLost();
        difference.addChanged();
        difference.addPrecedence();
        List<String> spoken = new ArrayList<>();
        difference.lines.forEach(
                (line, accounts) -> spoken.add(line.start() + String.join(", ", accounts) + line.end()));
        spoken.addAll(SettingsDifference.between(before, after));
        return spoken;
    }

    private void addGained() {
        now.terms().forEach((entitlement, terms) -> {
            if (!old.terms().containsKey(entitlement)) {
                add("+", after, entitlement, ": " + terms.spoken());
            }
        });
    }

    private void addLost() {
        old.terms().forEach((entitlement, terms) -> {
            if (!now.terms().containsKey(entitlement)) {
                add("-", before, entitlement, ": " + terms.spoken());
            }
        });
    }

    private void addChanged() {
        now.terms().forEach((entitlement, terms) -> {
            Terms then = old.terms().get(entitlement);
            if (then != null && !then.equals(terms)) {
                add("~", after, entitlement, ": " + then.changed(terms));
            }
        });
    }

    private void add(String sign, AccessFile file, Entitlement entitlement, String end) {
        String start = "%s %s: %s in "
                .formatted(sign, entitlement.who(), entitlement.role().name());
        add(start, file, entitlement.role(), end);
    }

    private void add(String start, AccessFile file, Role role, String end) {
        lines.computeIfAbsent(new Line(start, end), first -> new ArrayList<>())
                .add(Phrases.account(file, role.account()));
    }

    /** Where one rule stands before another now, whoever both are for has the role on other terms. */
    private void addPrecedence() {
        Map<Role, List<String>> then = old.precedence();
        now.precedence().forEach((role, whose) -> {
            List<String> order = then.getOrDefault(role, List.of());
            for (int i = 0; i < whose.size(); i++) {
                for (int j = i + 1; j < whose.size(); j++) {
                    addIfReversed(role, order, whose.get(i), whose.get(j));
                }
            }
        });
    }

    private void addIfReversed(Role role, List<String> order, String first, String second) {
        boolean isReversed = order.contains(second) && order.indexOf(second) < order.indexOf(first);
        Terms terms = now.terms().get(new Entitlement(first, role));
        if (isReversed && !Objects.equals(terms, now.terms().get(new Entitlement(second, role)))) {
            String start = "~ whoever is both %s and %s: %s in ".formatted(first, second, role.name());
            add(start, after, role, ": on the terms of the first, not of the second");
        }
    }
}
