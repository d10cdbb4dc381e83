package dev.latchkey.token.testing;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.dpop.ProofLedger;
import dev.latchkey.token.endpoint.TokenEndpoint;
import dev.latchkey.token.endpoint.TokenEvent;
import dev.latchkey.token.grant.AccessRules;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.IdTokenSigner;
import dev.latchkey.token.grant.Ports;
import dev.latchkey.token.grant.RefreshAnswers;
import dev.latchkey.token.grant.Sessions;
import dev.latchkey.token.grant.TokenSealer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The token endpoint with a fake for every port, and what a client needs to talk to it. */
public final class TestEndpoint {
    /** How often a session may mint in 15 minutes. */
    public static final int MINT_LIMIT = 5;

    /** How long a session may last: longer than the sessions that {@link Grants} grants. */
    public static final Duration MAX_SESSION = Duration.ofHours(10);

    public final TestClock clock = TestClock.atStart();
    public final FakeCredentialsIssuer credentials = new FakeCredentialsIssuer(clock);
    public final FakeIdTokenSigner signer = new FakeIdTokenSigner();
    public final FakeSessions sessions = new FakeSessions();
    public final FakeAccessRules rules = new FakeAccessRules();
    public final FakeAuthorizationCodes codes = new FakeAuthorizationCodes(sessions);
    public final List<TokenEvent> events = new CopyOnWriteArrayList<>();
    public final Outages outages = new Outages();

    private final TokenEndpoint endpoint;

    public TestEndpoint() {
        this(Map.of());
    }

    /** @param others variables in addition to the usual ones, or in their place */
    public TestEndpoint(Map<String, String> others) {
        this.endpoint = Wiring.endpoint(settings(others), ports(), events::add, this::pause);
    }

    private static Settings settings(Map<String, String> others) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "AWS_REGION", "us-east-1",
                "LATCHKEY_TABLE", "latchkey",
                "LATCHKEY_SEALING_KEY", "arn:aws:kms:us-east-1:111122223333:key/sealing",
                "LATCHKEY_SIGNING_KEY", "arn:aws:kms:us-east-1:111122223333:key/signing",
                "LATCHKEY_CODE_KEY", "arn:aws:kms:us-east-1:111122223333:key/code",
                "LATCHKEY_ENDPOINT_URLS", Proof.ENDPOINT,
                "LATCHKEY_ISSUER", "https://login.example.com",
                "LATCHKEY_SESSION_HOURS", Long.toString(MAX_SESSION.toHours()),
                "LATCHKEY_MINT_LIMIT", Integer.toString(MINT_LIMIT)));
        variables.putAll(others);
        return Settings.from(variables);
    }

    private Ports ports() {
        return new Ports(
                outages.of(AuthorizationCodes.class, codes),
                outages.of(CodeMac.Verifier.class, new FakeCodeMacs()),
                outages.of(Sessions.class, sessions),
                outages.of(AccessRules.class, rules),
                outages.of(RefreshAnswers.class, new FakeRefreshAnswers()),
                outages.of(ProofLedger.class, new FakeProofLedger()),
                outages.of(CredentialsIssuer.class, credentials),
                outages.of(TokenSealer.class, new FakeTokenSealer()),
                outages.of(IdTokenSigner.class, signer));
    }

    /** The clock stands still, so whoever waits looks again at once. */
    private void pause(Duration time) {
        Thread.onSpinWait();
    }

    /** A code that was just issued, as {@link Grants#issuedCode} says. */
    public Secret issueCode() {
        return issueCode(Grants.issuedCode(clock.instant()));
    }

    /** The code, with its rule applied. */
    public Secret issueCode(IssuedCode issued) {
        rules.allow(issued.authorization());
        return issueCodeOfNoRule(issued);
    }

    /** The code alone. */
    public Secret issueCodeOfNoRule(IssuedCode issued) {
        Secret code = AuthorizationCode.next(issued.authorization().person());
        codes.issue(code, issued, clock.context());
        return code;
    }

    /** A fresh proof of {@code key}. */
    public String proof(ECKey key) {
        return Proof.with(key).at(clock.instant()).sign();
    }

    /** The members of a redemption, for the caller to change. */
    public static Map<String, String> redemption(Secret code) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("clientId", Grants.CLIENT_ID);
        members.put("grantType", "authorization_code");
        members.put("code", code.reveal());
        members.put("redirectUri", Grants.REDIRECT_URI);
        members.put("codeVerifier", Grants.VERIFIER.reveal());
        return members;
    }

    /** The members of a refresh, for the caller to change. */
    public static Map<String, String> refresh(String refreshToken) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("clientId", Grants.CLIENT_ID);
        members.put("grantType", "refresh_token");
        members.put("refreshToken", refreshToken);
        return members;
    }

    /** Redeems a code that was just issued. */
    public HttpResponse redeemWith(ECKey key) {
        return post(redemption(issueCode()), proof(key));
    }

    public HttpResponse post(Map<String, String> members, String... proofs) {
        String body = Json.write(members);
        return post("application/json", body, proofs);
    }

    public HttpResponse post(String contentType, String body, String... proofs) {
        return handle(request("POST", "/v1/token", contentType, body, proofs));
    }

    public HttpResponse handle(HttpRequest request) {
        return endpoint.handle(request, RequestContext.within(Duration.ofSeconds(15), clock));
    }

    public static HttpRequest request(String method, String path, String contentType, String body, String... proofs) {
        Map<String, List<String>> headers = Map.of("content-type", List.of(contentType), "dpop", List.of(proofs));
        return new HttpRequest(
                method,
                path,
                Map.of(),
                headers,
                Map.of(),
                Secret.of(body),
                false,
                "192.0.2.7",
                "request-" + UUID.randomUUID());
    }

    public static JsonObject json(HttpResponse response) {
        return JsonObject.parse(response.body().reveal());
    }

    /** A member of the response that is a string. */
    public static String text(HttpResponse response, String member) {
        return json(response).string(member).orElseThrow();
    }

    /** Ports that fail when told to, and tell what was called. */
    public static final class Outages {
        private final Set<String> failing = ConcurrentHashMap.newKeySet();
        private final Queue<String> calls = new ConcurrentLinkedQueue<>();

        /** From now on every call of this method of any port fails. */
        public void begin(String method) {
            failing.add(method);
        }

        public void end() {
            failing.clear();
        }

        /** The methods that were called since this was asked last, in alphabetical order. */
        public List<String> takeCalls() {
            List<String> taken = calls.stream().sorted().toList();
            calls.clear();
            return taken;
        }

        private <T> T of(Class<T> port, T working) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        calls.add(method.getName());
                        if (failing.contains(method.getName())) {
                            throw new DependencyException(port.getSimpleName(), method.getName(), "Outage");
                        }
                        try {
                            return method.invoke(working, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
