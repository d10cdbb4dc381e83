package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.token.grant.TokenRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parser makes of a request. */
final class Parsing {
    /** What tests put where a request may hold a secret: it must never come back. */
    static final String SECRET = "s3cr3t";

    private Parsing() {}

    static TokenRequest accepted(String contentType, String body) {
        return TokenRequestParser.parse(request(contentType, body));
    }

    static TokenRequest.AuthorizationCode redeemed(Map<String, String> members) {
        return assertInstanceOf(TokenRequest.AuthorizationCode.class, accepted(JSON, json(members)));
    }

    static TokenRequest.Refresh refreshed(Map<String, String> members) {
        return assertInstanceOf(TokenRequest.Refresh.class, accepted(JSON, json(members)));
    }

    /** The request is refused, in a sentence that quotes nothing and is fit for error_description (RFC 6749 §5.2). */
    static String refused(HttpRequest request) {
        OAuthException refusal = assertThrows(OAuthException.class, () -> TokenRequestParser.parse(request));
        assertEquals(ErrorCode.INVALID_REQUEST, refusal.error());
        assertFalse(refusal.publicSentence().contains(SECRET), refusal.publicSentence());
        assertFalse(refusal.detail().contains(SECRET), refusal.detail());
        assertTrue(refusal.publicSentence().matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), refusal.publicSentence());
        return refusal.publicSentence();
    }

    static String refused(String contentType, String body) {
        return refused(request(contentType, body));
    }

    static String refused(Map<String, String> members) {
        return refused(JSON, json(members));
    }

    static HttpRequest base64(String contentType, byte[] body) {
        return request(
                Set.of(),
                Map.of("content-type", List.of(contentType)),
                Base64.getEncoder().encodeToString(body),
                true);
    }

    /** A valid redemption, preceded by this member exactly as given. */
    static String jsonWith(String rawMember) {
        return jsonWith(rawMember, redemption());
    }

    static String jsonWith(String rawMember, Map<String, String> others) {
        return "{" + rawMember + "," + json(others).substring(1);
    }
}
