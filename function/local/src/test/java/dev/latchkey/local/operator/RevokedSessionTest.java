package dev.latchkey.local.operator;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.StandInClients;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the command ends, as a client of the running service sees it. */
@Tag("service")
class RevokedSessionTest {
    /** Nobody else is signed out with them. */
    private final TestService service = new TestService(UUID.randomUUID() + "@example.com");

    private final StandInAccounts accounts = new StandInAccounts();
    private final ECKey key = Proof.newKey();

    @AfterEach
    void stop() {
        service.close();
        accounts.close();
    }

    private void revoke(String... arguments) {
        Shell.Ran ran = Shell.with(region -> new OperatorHarness.Lasting(OperatorHarness.services(
                        service.service().clients(),
                        StandInClients.sts(accounts.url(), StandInAccounts.CREDENTIALS),
                        accounts.url())))
                .variable("LATCHKEY_TABLE", service.service().settings().tableName())
                .run(arguments);
        assertEquals(0, ran.code(), ran::toString);
    }

    private String logIn() throws IOException, InterruptedException {
        return text(
                service.post(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(key)), "refreshToken");
    }

    private HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return service.post(TestEndpoint.refresh(token), service.proof(key));
    }

    private String last(Field field) {
        return String.valueOf(service.events().getLast().fields().get(field));
    }

    @Test
    void session_isOverAtOnceAndOthersGoOn() throws Exception {
        String other = logIn();
        String token = logIn();
        revoke("revoke", "session", "--unknown", "--reason", "a lost laptop", last(Field.SESSION));

        assertEquals(403, refresh(token).statusCode());
        assertEquals(200, refresh(other).statusCode());
    }

    @Test
    void person_isSignedOutEverywhereAndMayLogInAgain() throws Exception {
        String token = logIn();
        revoke("revoke", "person", "--unknown", last(Field.PERSON));

        assertEquals(403, refresh(token).statusCode());
        service.clock().advance(Duration.ofSeconds(5));
        assertEquals(200, refresh(logIn()).statusCode());
    }
}
