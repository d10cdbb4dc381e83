package dev.latchkey.local.template;

import static dev.latchkey.local.template.Permissions.actions;
import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What template.yaml allows the function, compared with what it calls: nothing is missing, and nothing is too much. */
@Tag("service")
class TemplatePermissionsTest {
    /** Each call as {@code operation item kind}, a transaction as its parts. */
    private static final Set<String> CALLS = new TreeSet<>();

    /** What the account may do with a key, besides nothing that uses it. */
    private static final Pattern ADMINISTRATION = Pattern.compile(
            "(CancelKeyDeletion|CreateAlias|DeleteAlias|PutKeyPolicy|RevokeGrant|RotateKeyOnDemand|ScheduleKeyDeletion"
                    + "|TagResource|UntagResource|UpdateAlias|UpdateKeyDescription|(Describe|Disable|Enable|Get|List)\\*)");

    private static final Set<String> KEY_OPERATIONS = Set.of("Decrypt", "Encrypt", "Sign", "VerifyMac");

    private static final ECKey KEY = Proof.newKey();

    /** Everything that can happen: logins, refreshes, repetitions, failures half-way, a code used again. */
    @BeforeAll
    static void runEverything() throws Exception {
        try (TestService service = new TestService()) {
            service.faults().forgetCalls();
            Map<String, String> redemption = TestEndpoint.redemption(Secret.of(service.signIn()));
            String proof = service.proof(KEY);
            service.post(redemption, proof);
            Map<String, String> refresh = TestEndpoint.refresh(text(service.post(redemption, proof), "refreshToken"));
            service.faults().fail("AssumeRole", Fault.ERROR);
            service.post(refresh, service.proof(KEY));
            service.faults().clear();
            service.post(refresh, service.proof(KEY));
            service.post(refresh, service.proof(KEY));
            service.post(redemption, service.proof(KEY));
            service.faults().fail("TransactWriteItems", Fault.CUT_OFF);
            service.post(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(KEY));
            service.faults().clear();
            service.faults().fail("AssumeRole", Fault.DENY);
            service.post(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(KEY));
            CALLS.addAll(service.faults().permissions());
            // Whoever signs people in issues codes, which the function may not.
            CALLS.remove("PutItem code#");
            // Lambda reads the stream, for another function, which then reads the access file.
            CALLS.removeAll(Set.of(
                    "DescribeTable", "DescribeStream", "GetShardIterator", "GetRecords", "GetItem access#current"));
        }
    }

    @AfterAll
    static void forget() {
        CALLS.clear();
    }

    private static List<TemplateNode> statements() {
        return Permissions.statements("TokenRole");
    }

    private static Set<String> operations(String keyPolicyOf) {
        return Permissions.ofKey(keyPolicyOf, "TokenRole");
    }

    @Test
    void everyCallToTheTable_isAllowed() {
        assertTrue(CALLS.size() > 8, CALLS.toString());
        assertEquals(Set.of(), Permissions.missing("TokenRole", CALLS));
    }

    @Test
    void everyActionAndKindOfItemThatIsAllowed_isUsed() {
        assertEquals(Set.of(), Permissions.unused("TokenRole", CALLS));
    }

    @Test
    void eachKey_isUsedForWhatItsPolicyAllowsTheFunction() {
        assertEquals(Set.of("Decrypt", "Encrypt"), operations("SealingKey1"));
        assertEquals(Set.of("Sign"), operations("SigningKey1"));
        assertEquals(Set.of("VerifyMac"), operations("CodeKey1"));
        assertEquals(Set.of(), operations("ClientKey1"));
        assertEquals(Set.of(), operations("SecretsKey1"));
        assertTrue(CALLS.containsAll(KEY_OPERATIONS), CALLS.toString());
    }

    @Test
    void otherCalls_areAssumeRoleAlone() {
        Set<String> others = new TreeSet<>(CALLS);
        others.removeIf(call -> call.contains("#"));
        others.removeAll(KEY_OPERATIONS);

        assertEquals(Set.of("AssumeRole"), others);
    }

    @Test
    void everyRole_isAssumedInSomebodysName() {
        for (TemplateNode statement : statements()) {
            Set<String> actions = actions(statement, "sts");
            if (actions.contains("AssumeRole")) {
                assertEquals(
                        Optional.of("false"),
                        statement
                                .find("Condition")
                                .flatMap(condition -> condition.find("Null"))
                                .flatMap(isNull -> isNull.find("sts:SourceIdentity"))
                                .map(TemplateNode::text));
            }
            // Its requests do not have that key, so that such a condition would allow none of them.
            if (actions.contains("TagSession")) {
                assertEquals(Optional.empty(), statement.find("Condition").map(TemplateNode::toString));
            }
        }
        Set<String> allowed = new TreeSet<>();
        statements().forEach(statement -> allowed.addAll(actions(statement, "sts")));
        assertEquals(Set.of("AssumeRole", "SetSourceIdentity", "TagSession"), allowed);
    }

    @Test
    void nobodyElse_mayUseTheKeys() {
        for (String key : List.of("SealingKey1", "SigningKey1", "CodeKey1", "ClientKey1", "SecretsKey1")) {
            for (TemplateNode statement :
                    Template.properties(key).get("KeyPolicy").get("Statement").elements()) {
                String principal = statement.get("Principal").get("AWS").text();
                boolean isFunction = principal.equals("TokenRole.Arn") || principal.equals("SignInRole.Arn");
                boolean isOperators = key.equals("SecretsKey1")
                        && actions(statement, "kms").equals(Set.of("Encrypt"))
                        && statement.find("Condition").isPresent();
                if (!isFunction && !isOperators) {
                    actions(statement, "kms")
                            .forEach(action ->
                                    assertTrue(ADMINISTRATION.matcher(action).matches(), action));
                }
            }
        }
    }
}
