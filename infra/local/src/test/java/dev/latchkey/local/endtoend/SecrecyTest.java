package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.endpoint.TokenEvent;
import dev.latchkey.local.testing.TableDump;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must not be found where it is written down. */
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
    void events_holdNoSecret() throws Exception {
        String code = service.signIn();
        String proof = service.proof(key);
        HttpResponse<String> response = issued(service.post(TestEndpoint.redemption(Secret.of(code)), proof));
        String token = text(response, "refreshToken");
        issued(post(TestEndpoint.refresh(token)));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        String secretKey = accessToken(response, "secretAccessKey");

        assertFalse(service.events().isEmpty());
        for (TokenEvent event : service.events()) {
            for (String secret : Set.of(code, proof, token, secretKey, Grants.VERIFIER.reveal())) {
                assertFalse(event.toString().contains(secret), event.toString());
            }
        }
    }
}
