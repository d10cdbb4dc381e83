package dev.latchkey.local.template;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What template.yaml allows a role, as calls: {@code UpdateItem session#}. */
final class Permissions {
    private Permissions() {}

    /** The statements of the role's policies; those under a condition are left out. */
    static List<TemplateNode> statements(String role) {
        return Template.properties(role).get("Policies").elements().stream()
                .flatMap(policy -> policy.get("PolicyDocument").get("Statement").elements().stream())
                .filter(statement -> !statement.tag().equals("!If"))
                .toList();
    }

    /** The service's actions that the statement is about. */
    static Set<String> actions(TemplateNode statement, String service) {
        Set<String> actions = new TreeSet<>();
        for (String action : statement.get("Action").texts()) {
            if (action.startsWith(service + ":")) {
                actions.add(action.substring(service.length() + 1));
            }
        }
        return actions;
    }

    /** The uses of a key that its policy allows the role. */
    static Set<String> ofKey(String key, String role) {
        Set<String> operations = new TreeSet<>();
        for (TemplateNode statement :
                Template.properties(key).get("KeyPolicy").get("Statement").elements()) {
            if (statement.get("Principal").get("AWS").text().equals(role + ".Arn")) {
                operations.addAll(actions(statement, "kms"));
            }
        }
        return operations;
    }

    /** Of the calls those on items that no statement allows. */
    static Set<String> missing(String role, Set<String> calls) {
        Set<String> missing = new TreeSet<>(calls);
        missing.removeIf(call -> !call.contains("#"));
        statements(role).forEach(statement -> missing.removeAll(allowed(statement)));
        return missing;
    }

    /**
     * What statements allow though no call needs it. In one that is for transactions alone, each action and each kind of
     * item needs a call, but not each action for each kind.
     */
    static Set<String> unused(String role, Set<String> calls) {
        Set<String> unused = new TreeSet<>();
        for (TemplateNode statement : statements(role)) {
            Set<String> used = allowed(statement);
            used.retainAll(calls);
            for (String call : allowed(statement)) {
                boolean isUsed = isForTransactionsAlone(statement)
                        ? Stream.of(call.split(" ", -1)).allMatch(part -> isPart(part, used))
                        : used.contains(call);
                if (!isUsed) {
                    unused.add(call);
                }
            }
        }
        return unused;
    }

    private static boolean isPart(String part, Set<String> calls) {
        return calls.stream().anyMatch(call -> List.of(call.split(" ", -1)).contains(part));
    }

    private static boolean isForTransactionsAlone(TemplateNode statement) {
        return statement
                .find("Condition")
                .flatMap(condition -> condition.find("ForAnyValue:StringEquals"))
                .flatMap(values -> values.find("dynamodb:EnclosingOperation"))
                .isPresent();
    }

    private static Set<String> allowed(TemplateNode statement) {
        Set<String> calls = new TreeSet<>();
        for (String action : actions(statement, "dynamodb")) {
            kinds(statement).forEach(kind -> calls.add(action + " " + kind));
        }
        return calls;
    }

    /** Of items; none where the statement is not about items. */
    private static List<String> kinds(TemplateNode statement) {
        return statement
                .find("Condition")
                .flatMap(condition ->
                        condition.find("ForAllValues:StringLike").or(() -> condition.find("ForAllValues:StringEquals")))
                .flatMap(keys -> keys.find("dynamodb:LeadingKeys"))
                .map(TemplateNode::texts)
                .orElse(List.of())
                .stream()
                .map(pattern -> pattern.replace("*", ""))
                .toList();
    }
}
