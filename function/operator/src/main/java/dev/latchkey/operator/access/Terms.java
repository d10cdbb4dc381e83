package dev.latchkey.operator.access;

import dev.latchkey.signin.access.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which terms a rule gives a role.
 *
 * @param values by the names of the file's keys, each as it is spoken of: {@code none} where the rule does not have it
 */
record Terms(Map<String, String> values) {
    private static final String NONE = "none";

    static Terms of(Rule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("rule", rule.name());
        values.put("session", Phrases.time(rule.session()));
        values.put("remote", rule.remote() ? "true" : NONE);
        values.put("reauthenticate", rule.reauthenticate().map(Phrases::time).orElse(NONE));
        values.put("amr", Phrases.list(rule.amr()));
        values.put("acr", Phrases.list(rule.acr()));
        values.put("reason", rule.reasonRequired() ? "required" : NONE);
        List<String> tags = new ArrayList<>();
        new TreeMap<>(rule.tags()).forEach((key, value) -> tags.add(key + "=" + value));
        values.put("tags", Phrases.list(tags));
        values.put("policy", rule.policy().orElse(NONE));
        values.put("policyArns", Phrases.list(rule.policyArns()));
        return new Terms(values);
    }

    /** All of them that the rule has. */
    String spoken() {
        List<String> spoken = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!value.equals(NONE)) {
                spoken.add(key + " " + value);
            }
        });
        return String.join("; ", spoken);
    }

    /** Those that are others now; empty if none is. */
    String changed(Terms now) {
        return Changes.spoken(values, now.values);
    }
}
