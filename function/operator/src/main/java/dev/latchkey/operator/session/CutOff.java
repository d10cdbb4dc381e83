package dev.latchkey.operator.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionName;
import dev.latchkey.operator.session.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What ends credentials that a person holds already: an IAM policy, for each role that they may hold them of.
 *
 * @param names the person's source identities
 * @param before credentials that were issued before it are ended
 */
public record CutOff(Set<SessionName> names, Instant before) {
    /** How long credentials live, where no further role was assumed with them. */
    public static final Duration CREDENTIALS = Duration.ofMinutes(15);

    /** A refresh that had been let through when the person was signed out has its credentials by then. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(15);

    /** Of the person's id, so much is in the policy's name. */
    private static final int ID_LENGTH = 16;

    public CutOff {
        names = Set.copyOf(names);
    }

    /** For somebody whose sessions are refused from {@code revoked} on. */
    public static CutOff since(Instant revoked, Set<SessionName> names) {
        return new CutOff(names, revoked.plus(IN_FLIGHT));
    }

    /** The policy's name: the same for a person whenever it is made, so that it is replaced and found again. */
    public static String policyName(PersonId person) {
        return "latchkey-cut-off-" + person.value().substring(0, ID_LENGTH);
    }

    /**
     * The roles whose credentials the person may hold, in the order of their accounts: those of their logins, and what
     * the rules of these logins give now.
     *
     * @param partition of roles that are named by rules
     */
    public static Collection<RoleArn> roles(Person person, AppliedRules rules, String partition) {
        Map<String, RoleArn> roles = new TreeMap<>();
        for (Login login : person.logins()) {
            roles.put(login.role().toString(), login.role());
            AppliedRule rule = rules.byName().get(login.rule());
            Optional.ofNullable(rule)
                    .ifPresent(given -> given.accounts().forEach(account -> {
                        RoleArn role =
                                RoleArn.parse("arn:%s:iam::%s:role%s".formatted(partition, account, given.role()));
                        roles.put(role.toString(), role);
                    }));
        }
        return List.copyOf(roles.values());
    }

    /**
     * The policy. Names are compared as they are: their alphabet has none of IAM's wildcards, nor the dollar sign of its
     * variables.
     */
    public ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement.put("Effect", "Deny").put("Action", "*").put("Resource", "*");
        ObjectNode condition = statement.putObject("Condition");
        names.stream()
                .map(SessionName::value)
                .sorted()
                .forEach(condition.putObject("StringEquals").putArray("aws:SourceIdentity")::add);
        condition.putObject("DateLessThan").put("aws:TokenIssueTime", before.toString());
        return policy;
    }
}
