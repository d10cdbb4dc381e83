package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.CLIENT_ID;
import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.CODE;
import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.CODE_VERIFIER;
import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.GRANT_TYPE;
import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.REDIRECT_URI;
import static dev.latchkey.token.endpoint.TokenRequestMembers.Member.REFRESH_TOKEN;

import dev.latchkey.http.FormParser;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.MediaType;
import dev.latchkey.http.RequestBody;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.endpoint.TokenRequestMembers.Member;
import dev.latchkey.token.grant.TokenRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a token request (operation CreateOAuth2Token), checking all that can be checked without looking anything up.
 */
public final class TokenRequestParser {
    private static final Pattern CLIENT_IDS = Pattern.compile("arn:aws:signin:::devtools/(cross-device|same-device)");
    private static final Pattern CODE_VERIFIERS = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");
    private static final int MAX_CODE = 512;
    private static final int MAX_REDIRECT_URI = 2048;
    private static final int MAX_REFRESH_TOKEN = 2048;

    // Other operations share the path, and have one of these parameters.
    private static final Set<String> OTHER_OPERATIONS =
            Set.of("x-amz-client-auth-method", "x-amz-oauth-token-method", "x-amz-token-request-type");

    private TokenRequestParser() {}

    /**
     * The token request in {@code request}.
     *
     * @throws OAuthException INVALID_REQUEST for whatever is missing, malformed or outside its bounds
     */
    public static TokenRequest parse(HttpRequest request) {
        for (String name : request.query().keySet()) {
            if (OTHER_OPERATIONS.contains(name.toLowerCase(Locale.ROOT))) {
                throw OAuthException.invalidRequest(
                        "Only the operation CreateOAuth2Token is offered here.", "query: another operation");
            }
        }
        TokenRequestMembers members = members(request);
        String clientId = required(members, CLIENT_ID);
        if (!CLIENT_IDS.matcher(clientId).matches()) {
            throw OAuthException.invalidRequest("clientId is not a client of this service.", "body: unknown clientId");
        }
        return switch (required(members, GRANT_TYPE)) {
            case TokenRequest.AuthorizationCode.GRANT_TYPE ->
                new TokenRequest.AuthorizationCode(
                        clientId,
                        Secret.of(required(members, CODE, MAX_CODE)),
                        required(members, REDIRECT_URI, MAX_REDIRECT_URI),
                        codeVerifier(members),
                        members.casing());
            case TokenRequest.Refresh.GRANT_TYPE ->
                new TokenRequest.Refresh(
                        clientId, Secret.of(required(members, REFRESH_TOKEN, MAX_REFRESH_TOKEN)), members.casing());
            default ->
                throw OAuthException.invalidRequest(
                        "grantType must be authorization_code or refresh_token.", "body: unknown grantType");
        };
    }

    private static TokenRequestMembers members(HttpRequest request) {
        return switch (MediaType.of(request)) {
            case JSON -> TokenRequestMembers.of(json(RequestBody.text(request)));
            case FORM -> TokenRequestMembers.of(FormParser.parse(RequestBody.text(request)));
            case OTHER ->
                throw OAuthException.invalidRequest(
                        "Content-Type must be application/json or application/x-www-form-urlencoded.",
                        "Content-Type: neither JSON nor form");
        };
    }

    private static JsonObject json(String body) {
        try {
            return JsonObject.parse(body);
        } catch (MalformedJsonException e) {
            throw OAuthException.invalidRequest("The body is not one JSON object.", "body: " + e.getMessage());
        }
    }

    private static Secret codeVerifier(TokenRequestMembers members) {
        String verifier = required(members, CODE_VERIFIER);
        if (!CODE_VERIFIERS.matcher(verifier).matches()) {
            throw OAuthException.invalidRequest(
                    "codeVerifier must have 43 to 128 unreserved characters.", "body: codeVerifier out of bounds");
        }
        return Secret.of(verifier);
    }

    private static String required(TokenRequestMembers members, Member member, int maxLength) {
        String value = required(members, member);
        if (value.codePointCount(0, value.length()) > maxLength) {
            throw OAuthException.invalidRequest(
                    "%s must have at most %d characters.".formatted(member, maxLength),
                    "body: " + member + " too long");
        }
        return value;
    }

    private static String required(TokenRequestMembers members, Member member) {
        return members.get(member)
                .orElseThrow(
                        () -> OAuthException.invalidRequest(member + " is required.", "body: " + member + " missing"));
    }
}
