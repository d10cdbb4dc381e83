package dev.latchkey.local.testing;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.local.Backend;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalService;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.GatewayFront;
import dev.latchkey.local.http.LocalInvocation;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.signin.SignInOptions;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.endpoint.TokenEvent;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The local service on a port of its own, and a plain HTTP client that knows its protocol. */
public final class TestService implements AutoCloseable {
    public static final String ROLE = "arn:aws:iam::000000000000:role/Developer";
    public static final String SUBJECT = "arn:aws:sts::000000000000:assumed-role/Developer/ada@example.com";

    private final FaultyBackend backend;
    private final ShiftedClock clock = new ShiftedClock();
    private final List<TokenEvent> events = new CopyOnWriteArrayList<>();
    private final List<SignInEvent> signInEvents = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalService service;
    private final AwsClients faultless;
    private final String user;

    /** On the backend that all tests share. */
    public TestService() {
        this(SharedBackend.get());
    }

    /** The same, signing in another person. */
    public TestService(String user) {
        this(SharedBackend.get(), user);
    }

    /** On another backend, which is not closed with it. */
    public TestService(Backend others) {
        this(others, "ada@example.com");
    }

    /** The same, signing in another person. */
    public TestService(Backend others, String user) {
        backend = new FaultyBackend(others);
        this.user = user;
        LocalOptions options = new LocalOptions(
                0,
                Path.of("unused"),
                new SignInOptions(Optional.empty(), Optional.of(user), Optional.of(ROLE), true, Duration.ofHours(12)),
                Optional.empty(),
                Optional.empty());
        service = LocalService.start(
                options,
                LoopbackServer.bind(0),
                backend,
                new LocalService.Logs(events::add, signInEvents::add, rechecks -> {}, (exchange, status, took) -> {}),
                clock);
        faultless = LocalClients.create(others);
    }

    public FaultProxy faults() {
        return backend.proxy();
    }

    public ShiftedClock clock() {
        return clock;
    }

    public List<TokenEvent> events() {
        return events;
    }

    /** The sign-in function's. */
    public List<SignInEvent> signInEvents() {
        return signInEvents;
    }

    public LocalService service() {
        return service;
    }

    public URI url() {
        return service.url();
    }

    /** A code for the person, as a sign-in issues it, by way of services without faults. */
    public String signIn() {
        return signIn(Duration.ofHours(12));
    }

    /** The same, for a session of that length. */
    public String signIn(Duration session) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Authorization authorization = authorization(user, now, session);
        Secret code = AuthorizationCode.next(authorization.person());
        IssuedCode issued = new IssuedCode(
                Grants.CLIENT_ID,
                Grants.REDIRECT_URI,
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.of("SHA-256"),
                Optional.empty(),
                now.plus(IssuedCode.DEFAULT_LIFETIME),
                Map.of(),
                Optional.empty(),
                SessionId.next(),
                authorization);
        service.codeIssuer(faultless).issue(code, issued, RequestContext.within(Duration.ofSeconds(10), clock));
        return code.reveal();
    }

    private static Authorization authorization(String user, Instant now, Duration session) {
        return new Authorization(
                PersonId.of("http://127.0.0.1", user),
                "local",
                RoleArn.parse(ROLE),
                SessionName.of(user),
                SessionName.of(user),
                Map.of(),
                Optional.empty(),
                List.of(),
                now,
                now.plus(session));
    }

    /** Signs in, as a browser does where nobody is asked, and takes the code out of the redirect. */
    static String signIn(HttpClient http, URI base) throws IOException, InterruptedException {
        HttpResponse<String> redirect = http.send(
                HttpRequest.newBuilder(base.resolve("/v1/authorize?" + form(authorization())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String location = redirect.headers().firstValue("location").orElseThrow();
        return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    /** The parameters of an authorization request, for the caller to change. */
    public static Map<String, String> authorization() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", Grants.CLIENT_ID);
        parameters.put("state", "a-state");
        parameters.put("code_challenge_method", "SHA-256");
        parameters.put("code_challenge", Pkce.challenge(Grants.VERIFIER));
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", Grants.REDIRECT_URI);
        return parameters;
    }

    public HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url().resolve(pathAndQuery)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A fresh proof of {@code key} for this service. */
    public String proof(ECKey key) {
        return unsignedProof(key).sign();
    }

    /** The same, for the caller to change. */
    public Proof unsignedProof(ECKey key) {
        return Proof.with(key)
                .at(clock.instant())
                .claim("htu", url().resolve("/v1/token").toString());
    }

    public HttpResponse<String> post(String contentType, String body, String proof)
            throws IOException, InterruptedException {
        return post(http, url(), contentType, body, proof);
    }

    static HttpResponse<String> post(HttpClient http, URI base, String contentType, String body, String proof)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve("/v1/token"))
                        .header("Content-Type", contentType)
                        .header("DPoP", proof)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(Map<String, String> members, String proof)
            throws IOException, InterruptedException {
        return post("application/json", Json.write(members), proof);
    }

    /** The token function, by another clock, and as if it were reached at another URL. */
    public Exchange.Handler tokens(URI endpoint, InstantSource otherClock) {
        Map<String, String> variables = new LinkedHashMap<>(service.variables());
        variables.put("LATCHKEY_ENDPOINT_URLS", endpoint.toString());
        return new GatewayFront(new ApiGatewayHandler(
                Wiring.endpoint(Settings.from(variables), service.clients(), events::add), otherClock));
    }

    /** The response of the service's function to an event of API Gateway's, bypassing the HTTP front. */
    public JsonObject invoke(byte[] event) throws IOException {
        ApiGatewayHandler function =
                new ApiGatewayHandler(Wiring.endpoint(service.settings(), service.clients(), ignored -> {}), clock);
        return JsonObject.parse(new String(LocalInvocation.invoke(function, event), StandardCharsets.UTF_8));
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static JsonObject json(HttpResponse<String> response) {
        return JsonObject.parse(response.body());
    }

    public static String text(HttpResponse<String> response, String member) {
        return json(response)
                .string(member)
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    @Override
    public void close() {
        service.close();
        faultless.close();
        http.close();
    }
}
