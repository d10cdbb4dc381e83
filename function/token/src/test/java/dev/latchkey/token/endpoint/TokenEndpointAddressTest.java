package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.TestEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in a deployment where they are redeemed from the address that signed in: all requests come from 192.0.2.7. */
class TokenEndpointAddressTest extends TokenEndpointHarness {
    private final TestEndpoint strict = new TestEndpoint(Map.of("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS", "true"));

    private HttpResponse redeemStrictly(Map<String, String> members) {
        return strict.post(members, strict.proof(KEY));
    }

    private Secret codeOf(String clientId, Optional<String> signInIp) {
        return strict.issueCode(Grants.issuedCode(clientId, signInIp));
    }

    private Secret codeFrom(String signInIp) {
        return codeOf(Grants.CLIENT_ID, Optional.of(signInIp));
    }

    @Test
    void codeOfTheSameAddress_isRedeemed() {
        issued(redeemStrictly(redemption(codeFrom("192.0.2.7"))));
    }

    @Test
    void codeOfAnotherAddress_isRefusedLikeAnUnknownOneAndTold() {
        HttpResponse unknown =
                refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(AuthorizationCode.next(Grants.PERSON))));
        HttpResponse response = refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(codeFrom("203.0.113.9"))));

        assertEquals(text(unknown, "message"), text(response, "message"));
        Map<String, Object> event = strict.events.getLast().members();
        assertEquals("CODE_FROM_ELSEWHERE", event.get("abuse"));
        assertEquals("code: of a sign-in from another address", event.get("reason"));
        assertEquals("203.0.113.9", event.get("signInIp"));
        assertEquals("192.0.2.7", event.get("sourceIp"));
        assertEquals(Grants.PERSON.value(), event.get("person"));
    }

    @Test
    void codeOfAnotherAddress_isSpentBeforeAnythingIsMinted() {
        Secret code = codeFrom("203.0.113.9");
        strict.outages.takeCalls();
        refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(code)));

        assertEquals(List.of("find", "read", "record", "refused"), strict.outages.takeCalls());
        refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(code)));
        assertEquals("code: unknown", strict.events.getLast().members().get("reason"));
    }

    @Test
    void codeOfAnotherAddress_isNotSpentByWhoeverLacksTheVerifier() {
        Secret code = codeFrom("203.0.113.9");
        Map<String, String> members = redemption(code);
        members.put("codeVerifier", "another-verifier-of-the-tests-has-43-chars-");
        strict.outages.takeCalls();
        refused(ErrorCode.INVALID_REQUEST, redeemStrictly(members));

        assertEquals(List.of("find", "read", "record"), strict.outages.takeCalls());
    }

    @Test
    void codeThatCannotBeSpent_isAServerErrorAndRefusedTheNextTime() {
        Secret code = codeFrom("203.0.113.9");
        strict.outages.begin("refused");
        refused(ErrorCode.SERVER_ERROR, redeemStrictly(redemption(code)));

        strict.outages.end();
        refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(code)));
        assertEquals(0, strict.credentials.issued().size());
    }

    @Test
    void codeOfAnUnknownAddress_isRefused() {
        refused(ErrorCode.INVALID_REQUEST, redeemStrictly(redemption(codeOf(Grants.CLIENT_ID, Optional.empty()))));

        assertEquals(
                "code: of a sign-in whose address is not known",
                strict.events.getLast().members().get("reason"));
    }

    @Test
    void codeForAnotherDevice_isRedeemedFromAnywhere() {
        Map<String, String> members = redemption(codeOf(Grants.OTHER_CLIENT_ID, Optional.of("203.0.113.9")));
        members.put("clientId", Grants.OTHER_CLIENT_ID);

        issued(redeemStrictly(members));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false"})
    void unlessTheDeploymentSaysSo_codesAreRedeemedFromAnywhere(String variable) {
        TestEndpoint usual = new TestEndpoint(Map.of("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS", variable));

        issued(usual.redeemWith(KEY));
    }
}
