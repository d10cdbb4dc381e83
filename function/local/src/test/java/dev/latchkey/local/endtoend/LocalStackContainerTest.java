package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.Backend;
import dev.latchkey.local.testing.SharedBackend;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

/** The whole flow against LocalStack in a container, where there is an engine to run one. */
class LocalStackContainerTest {
    private final ECKey key = Proof.newKey();

    @BeforeAll
    static void needsAContainerEngine() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "there is no container engine; infra/ci/localstack/run runs these suites without one");
    }

    @Test
    void loginAndRefresh_areIssued() throws Exception {
        try (LocalStackContainer localStack = SharedBackend.localStack()) {
            localStack.start();
            try (Backend backend = Backend.emulator(localStack.getEndpoint());
                    TestService service = new TestService(backend)) {
                HttpResponse<String> login =
                        service.post(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(key));
                assertEquals(200, login.statusCode(), login.body());

                HttpResponse<String> refreshed =
                        service.post(TestEndpoint.refresh(text(login, "refreshToken")), service.proof(key));
                assertEquals(200, refreshed.statusCode(), refreshed.body());
            }
        }
    }
}
