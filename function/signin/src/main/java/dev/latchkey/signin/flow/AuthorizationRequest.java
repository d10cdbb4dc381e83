package dev.latchkey.signin.flow;

import dev.latchkey.oauth.Pkce;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3) such as {@code aws login} opens in a browser, its redirect
 * URI one that belongs to its client.
 *
 * @param remote whether the client is on another device
 * @param state 1–512 characters of ASCII (RFC 6749 appendix A.5), which the client gets back
 */
public record AuthorizationRequest(
        boolean remote, String redirectUri, String state, String codeChallenge, String codeChallengeMethod) {
    /** Where the cross-device client is redirected to, under one of our own bases. */
    public static final String CONFIRMATION_PATH = "/v1/sessions/confirmation";

    /** The client on the browser's own device. */
    public static final String SAME_DEVICE = "arn:aws:signin:::devtools/same-device";

    /** The client on another device. */
    public static final String CROSS_DEVICE = "arn:aws:signin:::devtools/cross-device";

    private static final Pattern LOOPBACK_CALLBACK =
            Pattern.compile("http://127\\.0\\.0\\.1:([1-9]\\d{0,4})/oauth/callback");
    private static final int MAX_PORT = 65_535;
    private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]{1,512}");

    /**
     * The request in these parameters. Unknown ones are ignored.
     *
     * @param bases the URLs of this service, without path or with that of a stage
     * @throws SignInException BAD_REQUEST, saying what is wrong; such a request is never redirected
     */
    public static AuthorizationRequest parse(Map<String, List<String>> parameters, List<String> bases) {
        require(one(parameters, "response_type").equals("code"), "response_type is not code");
        require(List.of(one(parameters, "scope").split(" ")).contains("openid"), "scope does not hold openid");
        String clientId = one(parameters, "client_id");
        require(clientId.equals(SAME_DEVICE) || clientId.equals(CROSS_DEVICE), "client_id is not one of aws login's");
        boolean remote = clientId.equals(CROSS_DEVICE);
        String redirectUri = one(parameters, "redirect_uri");
        require(
                remote
                        ? bases.stream().anyMatch(base -> redirectUri.equals(base + CONFIRMATION_PATH))
                        : isLoopbackCallback(redirectUri),
                "redirect_uri is not one of this client's");
        String state = one(parameters, "state");
        require(STATE.matcher(state).matches(), "state is not 1 to 512 characters of ASCII");
        String challenge = one(parameters, "code_challenge");
        require(Pkce.isChallenge(challenge), "code_challenge is not 43 characters of base64url");
        String method = one(parameters, "code_challenge_method");
        require(Pkce.isS256(method), "code_challenge_method is neither SHA-256 nor S256");
        return new AuthorizationRequest(remote, redirectUri, state, challenge, method);
    }

    /** The client's id. */
    public String clientId() {
        return remote ? CROSS_DEVICE : SAME_DEVICE;
    }

    /** The request's own parameters, as the query of a URL. */
    public String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("client_id", clientId());
        parameters.put("redirect_uri", redirectUri);
        parameters.put("state", state);
        parameters.put("code_challenge", codeChallenge);
        parameters.put("code_challenge_method", codeChallengeMethod);
        return query(parameters);
    }

    /** The client's redirect URI with these parameters and its state (RFC 6749 §4.1.2). */
    public String redirect(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(name, value);
        parameters.put("state", state);
        return redirectUri + "?" + query(parameters);
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private static boolean isLoopbackCallback(String redirectUri) {
        Matcher callback = LOOPBACK_CALLBACK.matcher(redirectUri);
        return callback.matches() && Integer.parseInt(callback.group(1)) <= MAX_PORT;
    }

    private static String one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        require(values.size() <= 1, name + " is given twice");
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new SignInException(Refusal.BAD_REQUEST, problem);
        }
    }
}
