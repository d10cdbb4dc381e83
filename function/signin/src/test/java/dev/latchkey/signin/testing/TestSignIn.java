package dev.latchkey.signin.testing;

import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.QueryString;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessStore;
import dev.latchkey.signin.access.RecentAccess;
import dev.latchkey.signin.aws.kms.KmsClientCredentials;
import dev.latchkey.signin.endpoint.SignInEndpoint;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.metadata.KeySet;
import dev.latchkey.signin.metadata.ServiceMetadata;
import dev.latchkey.signin.provider.ClientCredentials;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.provider.ProviderTransport;
import dev.latchkey.signin.provider.RelyingParty;
import dev.latchkey.signin.recheck.KnownPeople;
import dev.latchkey.signin.recheck.Recheck;
import dev.latchkey.signin.recheck.RecheckEvent;
import dev.latchkey.signin.recheck.SessionStream;
import dev.latchkey.signin.session.BackChannelLogout;
import dev.latchkey.signin.session.LoginHistory;
import dev.latchkey.signin.session.Logouts;
import dev.latchkey.signin.session.Revocations;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sign-in endpoint with a fake for everything around it, and the steps that a person takes. */
public final class TestSignIn {
    public static final String BASE = "https://login.example.com";
    public static final String OTHER_BASE = "https://other.example.com";
    public static final String ISSUER = "https://issuer.example.com";
    public static final String ROLE = "/v1/sessions/role";
    public static final String CALLBACK = "/v1/sessions/callback/";
    public static final String LOGOUT = "/v1/sessions/logout/";
    public static final String CONFIRMATION = "/v1/sessions/confirmation";
    public static final String STATE = "the state of the client";

    /** How long a session may last, whatever a rule says: longer than most of the example's. */
    public static final Duration MAX_SESSION = Duration.ofHours(10);

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    public final TestClock clock = TestClock.atStart();
    public final TestProvider staff = new TestProvider("https://staff.example", clock);
    public final TestProvider partners = new TestProvider("https://partners.example/realm", clock);
    public final FakeSignIns signIns = new FakeSignIns();
    public final FakeRevocations revocations = new FakeRevocations();
    public final FakeLogouts logouts = new FakeLogouts(signIns, revocations);
    public final FakeLoginHistory history = new FakeLoginHistory(signIns, revocations, clock);
    public final FakeAccessStore access = new FakeAccessStore();
    public final FakeKms kms = new FakeKms();
    public final Outages outages = new Outages();
    public final List<SignInEvent> events = new CopyOnWriteArrayList<>();

    /** What each request gets. */
    public Supplier<RequestContext> contexts = clock::context;

    public final List<RecheckEvent> rechecks = new CopyOnWriteArrayList<>();

    /** What takes the records of the table's stream. */
    public final SessionStream stream = stream();

    private final SignInEndpoint endpoint = endpoint();

    private SessionStream stream() {
        KnownPeople people = outages.of(KnownPeople.class, signIns.people);
        Revocations ending = outages.of(Revocations.class, revocations);
        return new SessionStream(
                new Recheck(people, relyingParty(), ending),
                people,
                new RecentAccess(outages.of(AccessStore.class, access)),
                rechecks::add);
    }

    private RelyingParty relyingParty() {
        KmsSigningKey clientKey = new KmsSigningKey(kms, FakeKms.CLIENT_KEY, KmsSigningKey.Algorithm.ES256);
        ClientCredentials credentials =
                new KmsClientCredentials(clientKey, new KmsSealingKeys(kms, List.of(FakeKms.SECRETS_KEY)));
        return new RelyingParty(
                new ProviderHttp(this::transport), outages.of(ClientCredentials.class, credentials), BASE);
    }

    private SignInEndpoint endpoint() {
        KmsSigningKey clientKey = new KmsSigningKey(kms, FakeKms.CLIENT_KEY, KmsSigningKey.Algorithm.ES256);
        List<KmsSigningKey> signingKeys = Stream.of(FakeKms.SIGNING_KEY, FakeKms.PREVIOUS_SIGNING_KEY)
                .map(arn -> new KmsSigningKey(kms, arn, KmsSigningKey.Algorithm.ES384))
                .toList();
        RelyingParty relyingParty = relyingParty();
        return new SignInEndpoint(
                new SignInFlow(outages.of(SignIns.class, signIns), relyingParty, "aws", MAX_SESSION),
                new BackChannelLogout(
                        relyingParty, outages.of(Logouts.class, logouts), outages.of(Revocations.class, revocations)),
                outages.of(LoginHistory.class, history),
                outages.of(Revocations.class, revocations),
                outages.of(AccessStore.class, access),
                new ServiceMetadata(ISSUER, BASE),
                new KeySet(Stream.concat(signingKeys.stream(), Stream.of(clientKey))
                        .toList()),
                List.of(BASE, OTHER_BASE),
                "eu-central-1",
                Optional.empty(),
                events::add);
    }

    private ProviderTransport.Call transport(ReadOnlyHTTPRequest request) {
        TestProvider provider = request.getURI().getHost().equals("staff.example") ? staff : partners;
        return new ProviderTransport.Call() {
            @Override
            public ReadOnlyHTTPResponse response() throws IOException {
                return provider.respond(request);
            }

            @Override
            public void abort() {}
        };
    }

    /** A browser with nothing in it. */
    public TestBrowser browser() {
        return new TestBrowser(endpoint, () -> contexts.get());
    }

    /** What the last event says. */
    public Map<String, Object> event() {
        return events.getLast().members();
    }

    /** What the AWS CLI opens a browser with, for the caller to change. */
    public static Map<String, String> request() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", Grants.CLIENT_ID);
        parameters.put("redirect_uri", Grants.REDIRECT_URI);
        parameters.put("state", STATE);
        parameters.put("code_challenge", Pkce.challenge(Grants.VERIFIER));
        parameters.put("code_challenge_method", "SHA-256");
        parameters.put("scope", "openid");
        return parameters;
    }

    /** Likewise of {@code aws login --remote}. */
    public static Map<String, String> remoteRequest() {
        Map<String, String> parameters = request();
        parameters.put("client_id", Grants.OTHER_CLIENT_ID);
        parameters.put("redirect_uri", BASE + CONFIRMATION);
        return parameters;
    }

    /** Begins a sign-in; the response sends the browser to the provider. */
    public static HttpResponse begin(TestBrowser browser, Map<String, String> request) {
        return browser.get("/v1/authorize?" + TestBrowser.encoded(request));
    }

    /** The person signs in at the provider; where the browser goes back to. */
    public String signInAtProvider(HttpResponse toProvider) {
        return callback(staff.login(location(toProvider)));
    }

    /** Where the browser goes back to with these parameters. */
    public static String callback(Map<String, String> answer) {
        return CALLBACK + "staff?" + TestBrowser.encoded(answer);
    }

    /** All the way to the page with the choice, or as far as it goes. */
    public HttpResponse signIn(TestBrowser browser, Map<String, String> request) {
        HttpResponse toProvider = begin(browser, request);
        if (toProvider.status() != 303) {
            return toProvider;
        }
        HttpResponse answered = browser.get(signInAtProvider(toProvider));
        return answered.status() == 303 ? browser.get(location(answered)) : answered;
    }

    public HttpResponse signIn(TestBrowser browser) {
        return signIn(browser, request());
    }

    /** The form of a page, with that choice. */
    public static Map<String, String> form(HttpResponse page, String choice) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(html(page));
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("choice", choice);
        return form;
    }

    /** Chooses on a page. */
    public static HttpResponse choose(TestBrowser browser, HttpResponse page, String choice) {
        return browser.post(ROLE, form(page, choice));
    }

    /** An identity provider sends a logout token. */
    public HttpResponse logout(String provider, String token) {
        return browser().post(LOGOUT + provider, Map.of("logout_token", token), Map.of());
    }

    /** A request for a page, with these cookies. */
    public static HttpRequest requestWithCookies(String target, Map<String, List<String>> cookies) {
        String[] pathAndQuery = target.split("\\?", 2);
        return new HttpRequest(
                "GET",
                pathAndQuery[0],
                QueryString.parse(pathAndQuery[1]),
                Map.of(),
                cookies,
                Secret.of(""),
                false,
                "192.0.2.7",
                "request");
    }

    public static String html(HttpResponse response) {
        return response.body().reveal();
    }

    public static String location(HttpResponse response) {
        return response.header("Location")
                .orElseThrow(() -> new AssertionError("no redirect, but status " + response.status()));
    }

    /** Where a page goes on to by itself. */
    public static String refresh(HttpResponse response) {
        return response.header("Refresh")
                .orElseThrow(() -> new AssertionError("no refresh, but status " + response.status()))
                .substring("0;url=".length());
    }

    /** A parameter of a URL. */
    public static String parameter(String url, String name) {
        return QueryString.parse(URI.create(url).getRawQuery())
                .getOrDefault(name, List.of())
                .getFirst();
    }
}
