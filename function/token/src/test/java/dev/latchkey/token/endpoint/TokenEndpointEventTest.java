package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.json;
import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static dev.latchkey.token.testing.TestEndpoint.request;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEndpointEventTest extends TokenEndpointHarness {
    @Test
    void ofARedemption_tellsItsStory() {
        Secret code = endpoint.issueCode();
        issued(redeem(code));

        Map<Field, Object> fields = lastEvent().fields();
        assertEquals("2126-03-01T09:00:00Z", fields.get(Field.TIME));
        assertEquals("192.0.2.7", fields.get(Field.SOURCE_IP));
        assertEquals("203.0.113.9", fields.get(Field.SIGN_IN_IP));
        assertEquals(Grants.CLIENT_ID, fields.get(Field.CLIENT));
        assertEquals("authorization_code", fields.get(Field.GRANT));
        assertEquals(code.sha256(), fields.get(Field.CODE_HASH));
        assertEquals(Proof.thumbprint(KEY), fields.get(Field.JKT));
        assertEquals(0L, fields.get(Field.IAT_OFFSET));
        assertEquals(Grants.SUBJECT, fields.get(Field.SUBJECT));
        assertEquals("ada@example.com", fields.get(Field.SOURCE_IDENTITY));
        assertEquals(Grants.ROLE_ARN, fields.get(Field.ROLE));
        assertEquals(Grants.PERSON.value(), fields.get(Field.PERSON));
        assertEquals(Grants.RULE, fields.get(Field.RULE));
        assertEquals(200L, fields.get(Field.STATUS));
        assertEquals("issued", fields.get(Field.OUTCOME));
    }

    @Test
    void ofARefusal_saysWhy() {
        redeem(AuthorizationCode.next(Grants.PERSON));

        assertEquals("INVALID_REQUEST", lastEvent().fields().get(Field.OUTCOME));
        assertEquals("code: unknown", lastEvent().fields().get(Field.REASON));
    }

    @Test
    void ofAnOutage_namesTheCall() {
        endpoint.outages.begin("sign");
        redeem(endpoint.issueCode());

        assertEquals("IdTokenSigner sign Outage", lastEvent().fields().get(Field.REASON));
    }

    @Test
    void ofEveryDecision_isOne() {
        String token = refreshToken();
        issued(post(refresh(token)));
        post(refresh("garbage"));
        endpoint.post(refresh(token), "not.a.proof");
        endpoint.handle(request("GET", "/", "text/plain", ""));
        endpoint.outages.begin("record");
        post(refresh(token));

        assertEquals(
                List.of("issued", "issued", "INVALID_REQUEST", "INVALID_REQUEST", "NOT_FOUND", "SERVER_ERROR"),
                endpoint.events.stream()
                        .map(event -> event.fields().get(Field.OUTCOME))
                        .toList());
        assertEquals(
                endpoint.events.get(0).fields().get(Field.SESSION),
                endpoint.events.get(1).fields().get(Field.SESSION));
    }

    @Test
    void ofAReplayAndOfACodeUsedAgain_saysWhichItWas() {
        Secret code = endpoint.issueCode();
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(redemption(code), proof));

        endpoint.post(redemption(endpoint.issueCode()), proof);
        assertEquals("proof: replayed", lastEvent().fields().get(Field.REASON));
        assertEquals("PROOF_REPLAYED", lastEvent().fields().get(Field.ABUSE));
        redeem(code);
        assertTrue(String.valueOf(lastEvent().fields().get(Field.REASON)).startsWith("code: used"));
        assertEquals("CODE_REUSED", lastEvent().fields().get(Field.ABUSE));
        assertEquals(Grants.SUBJECT, lastEvent().fields().get(Field.SUBJECT));
    }

    @Test
    void ofAnything_holdsNoSecret() {
        Secret code = endpoint.issueCode();
        String proof = endpoint.proof(KEY);
        HttpResponse response = issued(endpoint.post(redemption(code), proof));
        JsonObject accessToken = json(response).object("accessToken").orElseThrow();
        String token = text(response, "refreshToken");
        issued(post(refresh(token)));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        refused(ErrorCode.INVALID_REQUEST, post(refresh(token + "x")));
        List<String> secrets = List.of(
                code.reveal(),
                Grants.VERIFIER.reveal(),
                proof,
                token,
                text(response, "idToken"),
                accessToken.string("secretAccessKey").orElseThrow(),
                accessToken.string("sessionToken").orElseThrow());

        for (TokenEvent event : endpoint.events) {
            for (String secret : secrets) {
                assertFalse(event.toString().contains(secret), event.toString());
            }
        }
    }

    @Test
    void ofEveryRequest_repeatsTheRequestIdOfItsAnswer() {
        HttpResponse response = redeem(endpoint.issueCode());

        assertEquals(
                response.header("x-amzn-RequestId").orElse(""),
                lastEvent().fields().get(Field.REQUEST_ID));
    }
}
