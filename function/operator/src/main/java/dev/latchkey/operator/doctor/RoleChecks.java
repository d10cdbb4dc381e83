package dev.latchkey.operator.doctor;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.RoleArn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whether the roles that the access file gives can be assumed by the token function, which alone may try. */
public final class RoleChecks {
    private static final String OK = "ok";
    private static final String DENIED = "AccessDenied";

    /** The most roles that the function is asked about at once; it has 15 seconds. */
    private static final int MOST = 50;

    private final Function function;

    /** The token function. */
    @FunctionalInterface
    public interface Function {
        /** By the role's ARN, {@code ok} or why it cannot be assumed. */
        Map<String, String> trust(List<String> roles);
    }

    public RoleChecks(Function function) {
        this.function = function;
    }

    /**
     * A finding for each role that the rules give.
     *
     * @param partition of the roles, which rules name without it
     */
    public List<Finding> findings(AppliedRules rules, String partition) {
        Collection<String> arns = new TreeSet<>();
        rules.byName()
                .values()
                .forEach(rule -> rule.accounts()
                        .forEach(account ->
                                arns.add("arn:%s:iam::%s:role%s".formatted(partition, account, rule.role()))));
        List<String> roles = List.copyOf(arns);
        List<Finding> findings = new ArrayList<>();
        for (int from = 0; from < roles.size(); from += MOST) {
            findings.addAll(findings(roles.subList(from, Math.min(from + MOST, roles.size()))));
        }
        return findings;
    }

    private List<Finding> findings(List<String> roles) {
        Map<String, String> trust = function.trust(roles);
        return roles.stream()
                .map(role -> finding(RoleArn.parse(role), trust.getOrDefault(role, "no answer")))
                .toList();
    }

    private static Finding finding(RoleArn role, String trust) {
        String subject = "account %s, role %s%s".formatted(role.accountId(), role.path(), role.name());
        return switch (trust) {
            case OK -> Finding.ok(subject, "trusts the token function");
            case DENIED ->
                Finding.wrong(
                        subject,
                        "is not there, does not trust RoleArn as infra/member-role.yaml does, or is none of AssumableRoles");
            default ->
                Finding.unknown(subject, "whether it trusts the token function could not be found out: " + trust);
        };
    }
}
