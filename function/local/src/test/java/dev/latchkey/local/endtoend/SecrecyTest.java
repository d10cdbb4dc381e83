package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.local.testing.FaultProxy;
import dev.latchkey.local.testing.TableDump;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets must not be found in anything that is stored or logged. */
@Tag("service")
class SecrecyTest extends ServiceHarness {
    @Test
    void table_holdsNoSecretInAnyEncoding() throws Exception {
        String code = service.signIn();
        String proof = service.proof(key);
        HttpResponse<String> login = issued(service.post(TestEndpoint.redemption(Secret.of(code)), proof));
        String token = text(login, "refreshToken");
        HttpResponse<String> refreshed = issued(post(TestEndpoint.refresh(token)));
        Set<String> secrets = new HashSet<>(Set.of(
                code, Grants.VERIFIER.reveal(), proof, token, text(login, "idToken"), text(refreshed, "refreshToken")));
        for (HttpResponse<String> response : List.of(login, refreshed)) {
            secrets.addAll(List.of(accessToken(response, "secretAccessKey"), accessToken(response, "sessionToken")));
        }

        TableDump dump = TableDump.of(service.service());

        assertTrue(dump.items() > 3, "the table has " + dump.items() + " items");
        for (String secret : secrets) {
            assertFalse(dump.contains(secret), "the table holds a secret of " + secret.length() + " characters");
        }
        assertTrue(dump.contains(Secret.of(code).sha256()), "the dump finds what is there");
    }

    @Test
    void events_ofAScenarioWithFaults_holdNoSecret() throws Exception {
        Secret code = Secret.of(service.signIn());
        Set<String> secrets = new HashSet<>(Set.of(code.reveal(), Grants.VERIFIER.reveal()));
        HttpResponse<String> login = answeredAfterFaults(TestEndpoint.redemption(code), secrets);
        String token = text(login, "refreshToken");
        HttpResponse<String> refreshed = answeredAfterFaults(TestEndpoint.refresh(token), secrets);
        issued(post(TestEndpoint.refresh(token)));
        refused(ErrorCode.INVALID_REQUEST, redeem(code.reveal()));
        refused(ErrorCode.INVALID_REQUEST, post(TestEndpoint.refresh(token + "x")));
        secrets.add(text(login, "idToken"));
        for (HttpResponse<String> response : List.of(login, refreshed)) {
            secrets.addAll(List.of(
                    text(response, "refreshToken"),
                    accessToken(response, "secretAccessKey"),
                    accessToken(response, "sessionToken")));
        }

        String log = log();
        for (String told : List.of("issued", "repeated", "CODE_REUSED", "\"error\":\"InternalFailure\"")) {
            assertTrue(log.contains(told), told + " is not in " + log);
        }
        for (String secret : secrets) {
            assertFalse(log.contains(secret), "the log holds a secret of " + secret.length() + " characters");
        }
        assertFalse(log.contains("secret-detail"), "the log holds a service's own words");
    }

    /** Every call fails once, the same request each time; then none. */
    private HttpResponse<String> answeredAfterFaults(Map<String, String> members, Set<String> secrets)
            throws Exception {
        String proof = service.proof(key);
        secrets.add(proof);
        for (String call : List.of(
                "TransactGetItems",
                "BatchGetItem",
                "UpdateItem",
                "Decrypt",
                "AssumeRole",
                "Encrypt",
                "TransactWriteItems")) {
            service.faults().fail(call, FaultProxy.Fault.ERROR);
            HttpResponse<String> response = service.post(members, proof);
            service.faults().clear();
            if (response.statusCode() == 200) {
                return response;
            }
        }
        return issued(service.post(members, proof));
    }

    private static String log() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonEventLog log =
                new JsonEventLog(new PrintStream(out, true, StandardCharsets.UTF_8), Optional.of("Latchkey"));
        service.events().forEach(log::write);
        return out.toString(StandardCharsets.UTF_8);
    }
}
