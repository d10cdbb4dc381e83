package dev.latchkey.signin.testing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.latchkey.http.QueryString;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An OpenID provider in memory. It is an honest one, until a test tells it to lie. */
public final class TestProvider {
    public static final String METADATA = "/.well-known/openid-configuration";
    public static final String TOKEN = "/token";
    public static final String KEYS = "/keys";
    public static final String USER_INFO = "/userinfo";

    /** What is claimed of the person who signs in. */
    public final Map<String, Object> person = new LinkedHashMap<>(Map.of(
            "sub", "ada-1",
            "preferred_username", "Ada@Example.com",
            "name", "Ada Lovelace",
            "groups", List.of("engineers")));

    /** What userinfo tells; the provider has none while it is empty. */
    public final Map<String, Object> userInfo = new LinkedHashMap<>();

    public final Map<String, Object> metadata = new LinkedHashMap<>();
    public final List<JWK> keys = new CopyOnWriteArrayList<>(List.of(IdTokenMaker.RSA));

    /** Changes the claims of an ID token before it is signed. */
    public Consumer<Map<String, Object>> lie = claims -> {};

    public IdTokenMaker maker = IdTokenMaker.rs256();

    /** The members of the token response, besides the ID token and after it. */
    public Consumer<Map<String, Object>> tokenLie = members -> {};

    /** Whether each use of a refresh token replaces it. */
    public boolean rotates = true;

    /** Whether an ID token comes with what a refresh token is used for. */
    public boolean givesIdTokenAgain = true;

    private final String issuer;
    private final TestClock clock;
    private final Map<String, Login> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<ReadOnlyHTTPRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();

    /** What it answers to a request. */
    @FunctionalInterface
    public interface Answer {
        ReadOnlyHTTPResponse to(ReadOnlyHTTPRequest request) throws IOException;
    }

    private record Login(Map<String, List<String>> request, long authTime) {
        String parameter(String name) {
            return only(request, name);
        }
    }

    TestProvider(String issuer, TestClock clock) {
        this.issuer = issuer;
        this.clock = clock;
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/authorize");
        metadata.put("token_endpoint", issuer + TOKEN);
        metadata.put("jwks_uri", issuer + KEYS);
        metadata.put("userinfo_endpoint", issuer + USER_INFO);
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
    }

    /** Answers requests to this path in another way from now on. */
    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Answers as it should again. */
    public void recover() {
        answers.clear();
    }

    /** The requests to this path. */
    public List<ReadOnlyHTTPRequest> requests(String path) {
        return requests.stream()
                .filter(request -> request.getURI().toString().equals(issuer + path))
                .toList();
    }

    /** Every code, token and nonce that there was: what must be in no log. */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** The person signs in here: with which parameters the browser goes back. */
    public Map<String, String> login(String authenticationRequest) {
        return login(authenticationRequest, clock.instant().getEpochSecond());
    }

    /** The person had signed in here before, at that time. */
    public Map<String, String> login(String authenticationRequest, long authTime) {
        Login login =
                new Login(QueryString.parse(URI.create(authenticationRequest).getRawQuery()), authTime);
        String code = secret("code-of-the-provider");
        logins.put(code, login);
        secrets.add(login.parameter("nonce"));
        secrets.add(login.parameter("state"));
        return new LinkedHashMap<>(Map.of("code", code, "state", login.parameter("state"), "iss", issuer));
    }

    /** The claims of an honest logout token, for the caller to change. */
    public Map<String, Object> logout() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", "latchkey");
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", "logout-" + UUID.randomUUID());
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.put("sub", person.get("sub"));
        return claims;
    }

    ReadOnlyHTTPResponse respond(ReadOnlyHTTPRequest request) throws IOException {
        requests.add(request);
        String path = request.getURI().toString().substring(issuer.length());
        Answer other = answers.get(path);
        if (other != null) {
            return other.to(request);
        }
        return switch (path) {
            case METADATA -> json(200, metadata);
            case KEYS -> json(200, new JWKSet(List.copyOf(keys)).toJSONObject());
            case TOKEN -> tokens(request);
            case USER_INFO -> userInfo.isEmpty() ? json(401, Map.of()) : json(200, userInfo);
            default -> json(404, Map.of());
        };
    }

    /** No refresh token is good any more. */
    public void endSessions() {
        refreshTokens.clear();
    }

    private ReadOnlyHTTPResponse refreshed(Map<String, List<String>> form) {
        Login login = refreshTokens.get(only(form, "refresh_token"));
        if (login == null) {
            return json(400, Map.of("error", "invalid_grant"));
        }
        String accessToken = secret("access-token");
        Map<String, Object> members =
                new LinkedHashMap<>(Map.of("access_token", accessToken, "token_type", "Bearer", "expires_in", 300));
        if (rotates) {
            refreshTokens.remove(only(form, "refresh_token"));
            members.put("refresh_token", refreshToken(login));
        }
        if (givesIdTokenAgain) {
            Map<String, Object> claims = claims(login, accessToken);
            claims.remove("nonce");
            lie.accept(claims);
            members.put("id_token", maker.make(claims));
        }
        tokenLie.accept(members);
        return json(200, members);
    }

    private String refreshToken(Login login) {
        String refreshToken = secret("refresh-token");
        refreshTokens.put(refreshToken, login);
        return refreshToken;
    }

    private ReadOnlyHTTPResponse tokens(ReadOnlyHTTPRequest request) {
        Map<String, List<String>> form = QueryString.parse(request.getBody());
        if (only(form, "grant_type").equals("refresh_token")) {
            return refreshed(form);
        }
        Login login = logins.remove(only(form, "code"));
        if (login == null
                || !only(form, "redirect_uri").equals(login.parameter("redirect_uri"))
                || !Pkce.matches(login.parameter("code_challenge"), Secret.of(only(form, "code_verifier")))) {
            return json(400, Map.of("error", "invalid_grant"));
        }
        secrets.add(only(form, "code_verifier"));
        String accessToken = secret("access-token");
        Map<String, Object> claims = claims(login, accessToken);
        lie.accept(claims);
        String idToken = maker.make(claims);
        secrets.add(idToken);
        Map<String, Object> members = new LinkedHashMap<>(
                Map.of("access_token", accessToken, "token_type", "Bearer", "expires_in", 300, "id_token", idToken));
        if (List.of(login.parameter("scope").split(" ")).contains("offline_access")) {
            members.put("refresh_token", refreshToken(login));
        }
        tokenLie.accept(members);
        return json(200, members);
    }

    private Map<String, Object> claims(Login login, String accessToken) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(person);
        claims.put("iss", issuer);
        claims.put("aud", login.parameter("client_id"));
        claims.put("nonce", login.parameter("nonce"));
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("auth_time", login.authTime());
        claims.put(
                "at_hash",
                AccessTokenHash.compute(new BearerAccessToken(accessToken), JWSAlgorithm.RS256, null)
                        .getValue());
        return claims;
    }

    private String secret(String name) {
        String secret = name + "-" + UUID.randomUUID();
        secrets.add(secret);
        return secret;
    }

    /** A response with JSON. */
    public static ReadOnlyHTTPResponse json(int status, Map<String, ?> members) {
        return text(status, "application/json", JSONObjectUtils.toJSONString(new LinkedHashMap<>(members)));
    }

    /** A response with anything. */
    public static ReadOnlyHTTPResponse text(int status, String contentType, String body) {
        HTTPResponse response = new HTTPResponse(status);
        response.setHeader("Content-Type", contentType);
        response.setBody(body);
        return response;
    }

    private static String only(Map<String, List<String>> parameters, String name) {
        List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of("")));
        return Objects.requireNonNull(values.getFirst());
    }
}
