package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of the access file does to sessions that are running. */
class TokenEndpointRulesTest {
    private static final String ROLE = "/people/Developer";
    private static final Set<String> ACCOUNTS = Set.of("111122223333");
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final TestEndpoint endpoint = new TestEndpoint();
    private final ECKey key = Proof.newKey();
    private String refreshToken = "";

    private void logIn() {
        refreshToken = TestEndpoint.text(endpoint.redeemWith(key), "refreshToken");
    }

    private HttpResponse refresh() {
        HttpResponse response = endpoint.post(TestEndpoint.refresh(refreshToken), endpoint.proof(key));
        if (response.status() == 200) {
            refreshToken = TestEndpoint.text(response, "refreshToken");
        }
        return response;
    }

    private String reason() {
        return String.valueOf(endpoint.events.getLast().members().get("reason"));
    }

    private static AppliedRules rules(String name, String role, Set<String> accounts, Optional<Instant> notBefore) {
        return AppliedRules.NONE.with(name, new AppliedRule(role, accounts, HALF_A_DAY, notBefore));
    }

    static Stream<Arguments> changes() {
        Instant later = TestClock.START.plusSeconds(1);
        return Stream.of(
                Arguments.of("rule developers: gone", AppliedRules.NONE),
                Arguments.of("rule developers: gone", rules("others", ROLE, ACCOUNTS, Optional.empty())),
                Arguments.of(
                        "rule developers: no longer gives this role in this account",
                        rules(Grants.RULE, "/people/ReadOnly", ACCOUNTS, Optional.empty())),
                Arguments.of(
                        "rule developers: no longer gives this role in this account",
                        rules(Grants.RULE, "/Developer", ACCOUNTS, Optional.empty())),
                Arguments.of(
                        "rule developers: no longer gives this role in this account",
                        rules(Grants.RULE, ROLE, Set.of("444455556666"), Optional.empty())),
                Arguments.of(
                        "rule developers: revoked since the login",
                        rules(Grants.RULE, ROLE, ACCOUNTS, Optional.of(later))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void sessionThatIsGrantedNoLonger_isRefusedAtTheNextRefreshAfterAMinute(String reason, AppliedRules changed) {
        logIn();
        endpoint.rules.apply(changed);
        endpoint.clock.advance(Duration.ofSeconds(59));
        assertEquals(200, refresh().status());

        endpoint.clock.advance(Duration.ofSeconds(1));
        HttpResponse refused = refresh();

        assertEquals(403, refused.status());
        assertEquals("USER_CREDENTIALS_CHANGED", TestEndpoint.text(refused, "error"));
        assertEquals(reason, reason());
    }

    @Test
    void ruleRevokedBeforeTheLogin_refusesNothing() {
        endpoint.rules.apply(rules(Grants.RULE, ROLE, ACCOUNTS, Optional.of(endpoint.clock.instant())));
        refreshToken = TestEndpoint.text(
                endpoint.post(
                        TestEndpoint.redemption(
                                endpoint.issueCodeOfNoRule(Grants.issuedCode(endpoint.clock.instant()))),
                        endpoint.proof(key)),
                "refreshToken");

        assertEquals(200, refresh().status());
    }

    @Test
    void sessionThatWasShortened_isOver() {
        logIn();
        endpoint.rules.apply(AppliedRules.NONE.with(
                Grants.RULE, new AppliedRule(ROLE, ACCOUNTS, Duration.ofMinutes(30), Optional.empty())));
        endpoint.clock.advance(Duration.ofMinutes(29));
        assertEquals(200, refresh().status());

        endpoint.clock.advance(Duration.ofMinutes(1));
        HttpResponse refused = refresh();

        assertEquals("TOKEN_EXPIRED", TestEndpoint.text(refused, "error"));
    }

    @Test
    void codeThatIsGrantedNoLonger_isRefused() {
        Secret code = endpoint.issueCode();
        endpoint.rules.apply(AppliedRules.NONE);

        HttpResponse refused = endpoint.post(TestEndpoint.redemption(code), endpoint.proof(key));

        assertEquals(403, refused.status());
        assertEquals(List.of(), endpoint.credentials.issued());
    }

    @Test
    void ruleThatIsNew_isFoundAtOnce() {
        endpoint.rules.apply(rules("others", ROLE, ACCOUNTS, Optional.empty()));
        HttpResponse refused = endpoint.post(
                TestEndpoint.redemption(endpoint.issueCodeOfNoRule(Grants.issuedCode(endpoint.clock.instant()))),
                endpoint.proof(key));
        assertEquals(403, refused.status());

        logIn();
    }

    @Test
    void rulesThatCannotBeRead_serveForTheGraceAndNoLonger() {
        logIn();
        endpoint.outages.begin("read");
        endpoint.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertEquals(200, refresh().status());

        endpoint.clock.advance(Duration.ofSeconds(1));
        assertEquals(500, refresh().status());

        endpoint.outages.end();
        assertEquals(200, refresh().status());
    }

    @Test
    void whereNoRulesWereReadYet_nobodyIsAdmittedWithoutThem() {
        Secret code = endpoint.issueCode();
        endpoint.outages.begin("read");
        assertEquals(
                500,
                endpoint.post(TestEndpoint.redemption(code), endpoint.proof(key))
                        .status());

        endpoint.outages.end();
        assertEquals(
                200,
                endpoint.post(TestEndpoint.redemption(code), endpoint.proof(key))
                        .status());
    }

    @Test
    void rules_areReadOnceAMinute() {
        logIn();
        endpoint.outages.takeCalls();
        assertEquals(200, refresh().status());
        assertFalse(endpoint.outages.takeCalls().contains("read"));

        endpoint.clock.advance(Duration.ofMinutes(1));
        assertEquals(200, refresh().status());
        assertEquals(1, Collections.frequency(endpoint.outages.takeCalls(), "read"));
    }
}
