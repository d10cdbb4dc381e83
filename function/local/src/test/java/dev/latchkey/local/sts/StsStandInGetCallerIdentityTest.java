package dev.latchkey.local.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.StandInClients;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class StsStandInGetCallerIdentityTest extends StsStandInHarness {
    private Credentials minted() {
        return anybody.assumeRole(request ->
                        request.roleArn(ROLE).roleSessionName("ada@example.com").durationSeconds(900))
                .credentials();
    }

    private GetCallerIdentityResponse whoIs(Credentials credentials) {
        try (StsClient sts = StandInClients.sts(standIn.url(), credentials)) {
            return sts.getCallerIdentity();
        }
    }

    private static void isRefused(String code, int status, StsException e) {
        assertEquals(code, e.awsErrorDetails().errorCode());
        assertEquals(status, e.statusCode());
    }

    @Nested
    class GetCallerIdentity {
        @Test
        void mintedCredentials_areWhoTheyWereMintedFor() {
            GetCallerIdentityResponse identity = whoIs(minted());

            assertEquals(ARN, identity.arn());
            assertEquals("000000000000", identity.account());
            assertTrue(identity.userId().endsWith(":ada@example.com"), identity.userId());
        }

        @Test
        void operatorsKey_isTheOperator() {
            Credentials operator = Credentials.builder()
                    .accessKeyId(StsStandIn.OPERATOR_KEY)
                    .secretAccessKey(StsStandIn.OPERATOR_KEY)
                    .sessionToken("of whatever was exported before")
                    .build();

            assertEquals(StsStandIn.OPERATOR, whoIs(operator).arn());
            isRefused(
                    "SignatureDoesNotMatch",
                    403,
                    assertThrows(
                            StsException.class,
                            () -> whoIs(operator.toBuilder()
                                    .secretAccessKey("another")
                                    .build())));
        }

        @Test
        void othersCredentials_areInvalid() {
            isRefused("InvalidClientTokenId", 403, assertThrows(StsException.class, () -> anybody.getCallerIdentity()));
        }

        @Test
        void wrongSecretKey_doesNotMatch() {
            Credentials credentials = minted().toBuilder()
                    .secretAccessKey(minted().secretAccessKey())
                    .build();

            isRefused("SignatureDoesNotMatch", 403, assertThrows(StsException.class, () -> whoIs(credentials)));
        }

        @Test
        void sessionTokenOfOtherCredentials_isInvalid() {
            Credentials credentials =
                    minted().toBuilder().sessionToken(minted().sessionToken()).build();

            isRefused("InvalidClientTokenId", 403, assertThrows(StsException.class, () -> whoIs(credentials)));
        }

        @Test
        void sessionTokenWithAnyPartChanged_isInvalid() {
            Credentials credentials = minted();
            String token = credentials.sessionToken();

            for (int position : new int[] {0, token.length() / 2, token.length() - 2}) {
                char other = token.charAt(position) == 'A' ? 'B' : 'A';
                String changed = token.substring(0, position) + other + token.substring(position + 1);
                isRefused(
                        "InvalidClientTokenId",
                        403,
                        assertThrows(
                                StsException.class,
                                () -> whoIs(credentials.toBuilder()
                                        .sessionToken(changed)
                                        .build())));
            }
        }

        @Test
        void aSecondBeforeTheEnd_isAnswered() {
            Credentials credentials = minted();
            clock.advance(Duration.ofSeconds(899));

            assertEquals(ARN, whoIs(credentials).arn());
        }

        @Test
        void atTheEnd_isExpired() {
            Credentials credentials = minted();
            clock.advance(Duration.ofMinutes(15));

            isRefused("ExpiredToken", 403, assertThrows(StsException.class, () -> whoIs(credentials)));
        }

        @ParameterizedTest
        @ValueSource(longs = {-16, 16})
        void signedFarFromNow_doesNotMatch(long minutes) {
            clock.advance(Duration.ofMinutes(minutes));
            Credentials credentials = minted();

            isRefused("SignatureDoesNotMatch", 403, assertThrows(StsException.class, () -> whoIs(credentials)));
        }

        @Test
        void afterARestart_isAnswered() {
            Credentials credentials = minted();
            stop();
            start();

            assertEquals(ARN, whoIs(credentials).arn());
        }

        @Test
        void ofAnotherStandIn_isInvalid(@TempDir Path elsewhere) {
            try (StsStandIn other = StsStandIn.start(elsewhere, clock);
                    StsClient sts = StandInClients.sts(other.url(), minted())) {
                isRefused("InvalidClientTokenId", 403, assertThrows(StsException.class, sts::getCallerIdentity));
            }
        }
    }
}
