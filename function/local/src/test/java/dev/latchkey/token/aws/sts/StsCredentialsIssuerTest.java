package dev.latchkey.token.aws.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.CredentialsIssuerContract;
import dev.latchkey.token.grant.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

@Tag("service")
class StsCredentialsIssuerTest extends CredentialsIssuerContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected CredentialsIssuer issuer() {
        return new StsCredentialsIssuer(harness.clients().sts(), Optional.empty(), List.of());
    }

    @Override
    protected Instant now() {
        return Clock.systemUTC().instant();
    }

    private static Session session(Authorization authorization) {
        return new Session(SessionId.next().value(), Grants.CLIENT_ID, "a-thumbprint", authorization);
    }

    private AssumeRoleRequest request(Optional<String> policy, List<String> policyArns, Session session) {
        return new StsCredentialsIssuer(harness.clients().sts(), policy, policyArns).request(session);
    }

    private static Authorization granted(Optional<String> policy, List<String> policyArns) {
        return new Authorization(
                Grants.PERSON,
                Grants.RULE,
                RoleArn.parse(Grants.ROLE_ARN),
                new SessionName("ada"),
                new SessionName("ada-lovelace"),
                Map.of("team", "engines"),
                policy,
                policyArns,
                TestClock.START,
                TestClock.START.plusSeconds(60));
    }

    @Test
    void request_isForTheGrantedRoleAndPersonFor900Seconds() {
        AssumeRoleRequest request = request(Optional.empty(), List.of(), session(granted(Optional.empty(), List.of())));

        assertEquals(Grants.ROLE_ARN, request.roleArn());
        assertEquals("ada", request.roleSessionName());
        assertEquals("ada-lovelace", request.sourceIdentity());
        assertEquals(900, request.durationSeconds());
    }

    @Test
    void request_tags_areTheGrantsWithOursBesideThem() {
        Session session = session(granted(Optional.empty(), List.of()));

        Map<String, String> tags = request(Optional.empty(), List.of(), session).tags().stream()
                .collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));

        assertEquals(
                Map.of(
                        "team",
                        "engines",
                        "latchkey:client",
                        "same-device",
                        "latchkey:session",
                        session.id(),
                        "latchkey:person",
                        Grants.PERSON.value()),
                tags);
    }

    @Test
    void request_policies_areTheDeploymentsAndTheGrants() {
        AssumeRoleRequest request = request(
                Optional.of("{\"deployment\":1}"),
                List.of("arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"),
                session(granted(Optional.empty(), List.of("arn:aws:iam::aws:policy/B", "arn:aws:iam::aws:policy/C"))));

        assertEquals("{\"deployment\":1}", request.policy());
        assertEquals(
                List.of("arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B", "arn:aws:iam::aws:policy/C"),
                request.policyArns().stream().map(policy -> policy.arn()).toList());
    }

    @Test
    void request_inlinePolicyOfTheGrant_takesThePlaceOfTheDeployments() {
        AssumeRoleRequest request = request(
                Optional.of("{\"deployment\":1}"),
                List.of(),
                session(granted(Optional.of("{\"grant\":1}"), List.of())));

        assertEquals("{\"grant\":1}", request.policy());
    }

    @Test
    void issue_roleThatStsRefuses_isInsufficientPermissionsWithoutItsMessage() {
        harness.faults().fail("AssumeRole", Fault.DENY);

        OAuthException refusal =
                assertThrows(OAuthException.class, () -> issuer().issue(session(Grants.authorization()), context()));
        assertEquals(ErrorCode.INSUFFICIENT_PERMISSIONS, refusal.error());
        assertFalse((refusal.publicSentence() + refusal.detail()).contains("secret-detail"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "ERROR", "THROTTLE"})
    void issue_whileTheServiceFails_isAFaultWithoutItsMessage(Fault fault) {
        harness.faults().fail("AssumeRole", fault);

        DependencyException thrown = assertThrows(
                DependencyException.class, () -> issuer().issue(session(Grants.authorization()), context()));
        assertTrue(thrown.reason().startsWith("STS AssumeRole "), thrown.reason());
        assertFalse(thrown.reason().contains("secret-detail"), thrown.reason());
    }
}
