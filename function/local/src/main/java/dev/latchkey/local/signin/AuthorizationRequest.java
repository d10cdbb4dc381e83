package dev.latchkey.local.signin;

import dev.latchkey.local.http.QueryString;
import dev.latchkey.oauth.Pkce;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3) such as {@code aws login} opens in a browser, with a
 * redirect URI that belongs to its client.
 */
record AuthorizationRequest(
        String clientId, String redirectUri, String state, String codeChallenge, String codeChallengeMethod) {
    private static final String SAME_DEVICE = "arn:aws:signin:::devtools/same-device";
    private static final String CROSS_DEVICE = "arn:aws:signin:::devtools/cross-device";
    private static final Pattern LOOPBACK_CALLBACK = Pattern.compile("http://127\\.0\\.0\\.1:\\d{1,5}/oauth/callback");

    /**
     * The request in this query.
     *
     * @param confirmationUrls the only redirect URIs of the cross-device client, the usual one first
     * @throws IllegalArgumentException with a message for the person; such a request is never redirected
     */
    static AuthorizationRequest parse(String query, List<String> confirmationUrls) {
        Map<String, String> parameters = QueryString.parse(query);
        AuthorizationRequest request = new AuthorizationRequest(
                parameters.getOrDefault("client_id", ""),
                parameters.getOrDefault("redirect_uri", ""),
                parameters.getOrDefault("state", ""),
                parameters.getOrDefault("code_challenge", ""),
                parameters.getOrDefault("code_challenge_method", ""));
        require(parameters.getOrDefault("response_type", "").equals("code"), "response_type must be code.");
        require(parameters.getOrDefault("scope", "").equals("openid"), "scope must be openid.");
        require(
                request.clientId.equals(SAME_DEVICE) || request.clientId.equals(CROSS_DEVICE),
                "client_id must be " + SAME_DEVICE + " or " + CROSS_DEVICE + ".");
        require(
                request.clientId.equals(SAME_DEVICE)
                        ? LOOPBACK_CALLBACK.matcher(request.redirectUri).matches()
                        : confirmationUrls.contains(request.redirectUri),
                "redirect_uri must be "
                        + (request.clientId.equals(SAME_DEVICE)
                                ? "http://127.0.0.1:<port>/oauth/callback."
                                : confirmationUrls.getFirst() + "."));
        require(Pkce.isS256(request.codeChallengeMethod), "code_challenge_method must be SHA-256.");
        require(Pkce.isChallenge(request.codeChallenge), "code_challenge must have 43 characters of base64url.");
        require(
                !request.state.isEmpty() && request.state.length() <= IssuedAnswer.MAX_STATE,
                "state must have 1 to " + IssuedAnswer.MAX_STATE + " characters.");
        return request;
    }

    /** Where the browser is sent with the code (RFC 6749 §4.1.2). */
    String callback(String code) {
        return redirectUri + "?" + new IssuedAnswer(code, state).query();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
