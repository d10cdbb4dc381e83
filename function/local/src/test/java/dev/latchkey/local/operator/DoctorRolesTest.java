package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.DoctorLines.assertLine;
import static dev.latchkey.local.operator.DoctorLines.assertWrong;
import static dev.latchkey.local.operator.DoctorLines.line;
import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.Secret;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.token.aws.sts.StsRoleTrust;
import dev.latchkey.token.endpoint.RoleTrustInvocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of the roles that people may be: whether they trust the token function. */
@Tag("service")
class DoctorRolesTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    /** Nobody is there: the command goes on to the roles all the same. */
    private static final String URL = "http://127.0.0.1:1";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void apply() throws IOException {
        HARNESS.apply(OperatorHarness.file(folder, 1));
    }

    private Ran runWithRoles() {
        return HARNESS.shellInAccounts()
                .at(Clock.systemUTC().instant())
                .run("doctor", "--roles", "--function", "tokens", "--url", URL);
    }

    /** What the function does with a payload, with STS behind it. */
    private static String function(String payload) {
        ApiGatewayHandler handler = new ApiGatewayHandler(
                (request, context) -> HttpResponse.of(404, Secret.of("")),
                new RoleTrustInvocation(new StsRoleTrust(HARNESS.clients().sts()), event -> {}),
                Clock.systemUTC());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handle(
                    new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    Duration.ofSeconds(15),
                    "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rolesThatTrustTheFunction_areInOrder() {
        HARNESS.accounts().function(DoctorRolesTest::function);
        Ran ran = runWithRoles();
        assertLine("ok ", ran, "account 111122223333, role /latchkey/Admin");
        assertLine("ok ", ran, "account 444455556666, role /latchkey/Admin");
        assertLine("ok ", ran, "account 444455556666, role /latchkey/ReadOnly");
    }

    @Test
    void rolesThatCannotBeAssumed_areWrong() {
        HARNESS.accounts().function(DoctorRolesTest::function);
        HARNESS.faults().fail("AssumeRole", Fault.DENY);
        assertWrong(
                "is not there, does not trust RoleArn as infra/member-role.yaml does, or is none of AssumableRoles",
                runWithRoles(),
                "account 111122223333, role /latchkey/Admin");

        HARNESS.faults().clear();
        HARNESS.faults().fail("AssumeRole", Fault.ERROR);
        assertLine(
                "unknown  account 111122223333, role /latchkey/Admin: whether it trusts the token function could not be"
                        + " found out: STS AssumeRole ",
                runWithRoles(),
                "account 111122223333, role /latchkey/Admin");
    }

    @Test
    void functionThatDoesNotKnowTheQuestion_isSaidToBeAnother() {
        assertEquals(
                "unknown  roles: the function tokens does not answer as the token function does: --function is the output"
                        + " FunctionName",
                line(runWithRoles(), "roles"));
    }

    @Test
    void rolesWithoutAFunction_areAskedForOne() {
        assertNotDone("--roles takes the token function too", HARNESS.shell().run("doctor", "--roles", "--url", URL));
    }
}
