package dev.latchkey.local.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.FaultProxy;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.local.testing.LocalProcess;
import dev.latchkey.local.testing.SharedBackend;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service in a process of its own, killed at each step of a redemption, and started again. */
@Tag("service")
class CrashTest {
    private static FaultProxy backend;
    private static LocalProcess service;

    private final ECKey key = Proof.newKey();

    @BeforeAll
    static void start() throws Exception {
        backend = new FaultProxy(SharedBackend.get());
        service = new LocalProcess(backend.url());
        service.start();
    }

    @AfterAll
    static void stop() {
        service.kill();
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({
        // Before the call is carried out, and after.
        "UpdateItem proof#, REFUSE",
        "UpdateItem proof#, CUT_OFF",
        "TransactGetItems code#, REFUSE",
        "AssumeRole, REFUSE",
        "AssumeRole, CUT_OFF",
        "Encrypt, CUT_OFF",
        "Sign, CUT_OFF",
        "TransactWriteItems, REFUSE",
        "TransactWriteItems, CUT_OFF"
    })
    void redemption_killedAtAnyCall_succeedsWhenItIsSentAgain(String call, Fault when) throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        backend.fail(call, when, service::kill);
        assertThrows(IOException.class, () -> service.post(members, proof));

        backend.clear();
        service.start();
        assertEquals(200, service.post(members, proof).statusCode());
        assertEquals(
                400,
                service.post(members, service.proof(Proof.newKey())).statusCode(),
                "nobody else is given anything");
    }
}
