package dev.latchkey.bench.measured;

import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.token.grant.IdTokenSigner;
import dev.latchkey.token.grant.Ports;
import dev.latchkey.token.grant.SessionCredentials;
import dev.latchkey.token.grant.TokenSealer;
import dev.latchkey.token.testing.FakeAccessRules;
import dev.latchkey.token.testing.FakeAuthorizationCodes;
import dev.latchkey.token.testing.FakeCodeMacs;
import dev.latchkey.token.testing.FakeProofLedger;
import dev.latchkey.token.testing.FakeRefreshAnswers;
import dev.latchkey.token.testing.FakeSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The handler with every port in memory: what is left is all that is ours, and nothing that is the SDK's. */
final class InMemory {
    private static final Clock CLOCK = Clock.systemUTC();

    private final FakeSessions sessions = new FakeSessions();
    private final FakeAccessRules rules = new FakeAccessRules();
    private final FakeAuthorizationCodes codes = new FakeAuthorizationCodes(sessions);

    ApiGatewayHandler handler(Settings settings) {
        AccessToken token =
                new AccessToken("ASIAEXAMPLEEXAMPLE00", Secret.of("s".repeat(40)), Secret.of("t".repeat(900)));
        Ports ports = new Ports(
                codes,
                new FakeCodeMacs(),
                sessions,
                rules,
                new FakeRefreshAnswers(),
                new FakeProofLedger(),
                (session, context) ->
                        new SessionCredentials(token, context.now().plus(SessionCredentials.LIFETIME)),
                new NoKms(),
                new NoKms());
        return new ApiGatewayHandler(
                Wiring.endpoint(
                        settings,
                        ports,
                        new JsonEventLog(System.out, Optional.of("Latchkey")),
                        time -> Thread.onSpinWait()),
                CLOCK);
    }

    /** Issues the login's code. */
    Login issue(Login login) {
        rules.allow(Grants.authorization());
        codes.issue(
                login.code(), Grants.issuedCode(CLOCK.instant()), RequestContext.within(Duration.ofSeconds(10), CLOCK));
        return login;
    }

    /** Seals and signs nothing, and takes no time for it: KMS's work is not ours. */
    private static final class NoKms implements TokenSealer, IdTokenSigner {
        private static final int SIGNATURE_BYTES = 96;

        @Override
        public byte[] seal(byte[] plaintext, Map<String, String> encryptionContext, RequestContext context) {
            return plaintext;
        }

        @Override
        public Optional<byte[]> open(byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context) {
            return Optional.of(ciphertext);
        }

        @Override
        public String keyId() {
            return "no-key";
        }

        @Override
        public byte[] sign(byte[] signingInput, RequestContext context) {
            return new byte[SIGNATURE_BYTES];
        }
    }
}
