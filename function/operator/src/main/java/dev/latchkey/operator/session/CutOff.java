package dev.latchkey.operator.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
 * @param person whose they are
 * @param names the person's source identities, which roles that they assumed further have as well
 * @param before credentials that were issued before it are ended
 */
public record CutOff(PersonId person, Set<SessionName> names, Instant before) {
    /** How long credentials live, where no further role was assumed with them. */
    public static final Duration CREDENTIALS = Duration.ofMinutes(15);

    /** How long they live where a further role was assumed with them, unless that role says otherwise. */
    public static final Duration CHAINED = Duration.ofHours(1);

    /** A refresh that had been let through when the person was signed out has its credentials by then. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(15);

    /** Of the person's id, so much is in the policy's name. */
    private static final int ID_LENGTH = 16;

    public CutOff {
        names = Set.copyOf(names);
    }

    /** For somebody whose sessions are refused from {@code revoked} on. */
    public static CutOff since(Instant revoked, PersonId person, Set<SessionName> names) {
        return new CutOff(person, names, revoked.plus(IN_FLIGHT));
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
     * The policy: by names, which travel into roles that are assumed further; and by the person's id, whatever they were
     * called. Both are compared as they are: their alphabets have none of IAM's wildcards, nor the dollar sign of its
     * variables.
     */
    public ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        deny(
                statements,
                "aws:SourceIdentity",
                names.stream().map(SessionName::value).sorted().toList());
        deny(statements, "aws:PrincipalTag/latchkey:person", List.of(person.value()));
        return policy;
    }

    private void deny(ArrayNode statements, String key, List<String> values) {
        ObjectNode statement = statements.addObject();
        statement.put("Effect", "Deny").put("Action", "*").put("Resource", "*");
        ObjectNode condition = statement.putObject("Condition");
        values.forEach(condition.putObject("StringEquals").putArray(key)::add);
        condition.putObject("DateLessThan").put("aws:TokenIssueTime", before.toString());
    }
}
