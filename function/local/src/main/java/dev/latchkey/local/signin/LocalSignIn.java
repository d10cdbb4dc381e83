package dev.latchkey.local.signin;

import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.aws.AwsClientFactory;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.local.dynamodb.TableStream;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.GatewayFront;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.PlainHttpCookies;
import dev.latchkey.local.provider.Client;
import dev.latchkey.local.provider.OpenIdProvider;
import dev.latchkey.local.provider.People;
import dev.latchkey.local.sts.StsStandIn;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.Settings;
import dev.latchkey.signin.Wiring;
import dev.latchkey.signin.aws.AwsClients;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.metadata.KeySet;
import dev.latchkey.signin.provider.HttpTransport;
import dev.latchkey.signin.recheck.RecheckEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The sign-in function on this machine, with the sample identity provider that it sends people to. */
public final class LocalSignIn implements Exchange.Handler, AutoCloseable {
    private static final String AUTHORIZE = "/v1/authorize";

    /** The other name of the same route, by which an unattended service signs in to itself. */
    private static final String SESSIONS = "/v1/sessions";

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(StsStandIn.OPERATOR_KEY, StsStandIn.OPERATOR_KEY));

    /** What the template gives the function. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final LoopbackServer server;
    private final AwsClients clients;
    private final HttpTransport providers;
    private final OpenIdProvider provider;
    private final Exchange.Handler front;
    private final TableStream stream;
    private final boolean unattended;

    private LocalSignIn(
            LoopbackServer server,
            AwsClients clients,
            HttpTransport providers,
            OpenIdProvider provider,
            Exchange.Handler front,
            TableStream stream,
            boolean unattended) {
        this.server = server;
        this.clients = clients;
        this.providers = providers;
        this.provider = provider;
        this.front = front;
        this.stream = stream;
        this.unattended = unattended;
    }

    /**
     * Starts the provider, and applies the access file.
     *
     * @param variables the environment that the function would have in Lambda
     * @param server where the service is reached
     */
    public static LocalSignIn start(
            SignInOptions options,
            Map<String, String> variables,
            LoopbackServer server,
            EventLog<? super SignInEvent> events,
            EventLog<? super RecheckEvent> rechecks,
            InstantSource clock) {
        Settings settings = Settings.from(variables);
        AwsClients clients = AwsClients.create(
                settings.region(),
                CREDENTIALS,
                settings.dynamoDbUrl(),
                settings.kmsUrl(),
                AwsClientFactory.httpClient());
        KeySet keys = new KeySet(List.of(
                new KmsSigningKey(clients.kms(), settings.clientKeyArns().getFirst(), KmsSigningKey.Algorithm.ES256)));
        Client latchkey = new Client(
                "latchkey",
                Set.of(server.url().resolve("/v1/sessions/callback/" + LocalAccess.PROVIDER)),
                new Client.WithPrivateKey(() -> read(keys, clock)));
        OpenIdProvider provider = provider(server.port() + 1, people(options), latchkey, clock);
        LocalAccess.of(options, provider.issuer()).apply(clients.dynamoDb(), settings.tableName(), clock.instant());
        HttpTransport providers = new HttpTransport();
        ApiGatewayHandler function = new ApiGatewayHandler(
                Wiring.endpoint(settings, clients, providers, events),
                Wiring.sessionStream(settings, clients, providers, rechecks),
                clock);
        return new LocalSignIn(
                server,
                clients,
                providers,
                provider,
                new PlainHttpCookies(new GatewayFront(function)),
                stream(settings, clients, function),
                options.unattended());
    }

    /** On this port if it is free: a person is known by the issuer, so that another one is another person. */
    private static OpenIdProvider provider(int port, People people, Client latchkey, InstantSource clock) {
        try {
            return OpenIdProvider.start(port, people, latchkey, clock);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return OpenIdProvider.start(0, people, latchkey, clock);
        }
    }

    /** The sample identity provider. */
    public OpenIdProvider provider() {
        return provider;
    }

    /** Whether the request is for a route of the sign-in function's. */
    public boolean takes(Exchange exchange) {
        String path = exchange.path();
        return path.equals(AUTHORIZE)
                || path.equals(SESSIONS)
                || path.startsWith(SESSIONS + "/")
                || path.startsWith("/.well-known/")
                || path.equals("/v1/keys")
                || (path.equals("/") && exchange.method().equals("GET"));
    }

    @Override
    public Exchange.Answer handle(Exchange exchange) throws IOException {
        if (unattended && exchange.path().equals(AUTHORIZE)) {
            return unattended(exchange.query());
        }
        if (exchange.method().equals("GET") && !exchange.header("host").equals("127.0.0.1:" + server.port())) {
            // Cookies belong to one host, and the provider sends people back to this one.
            String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
            return redirect(server.url() + exchange.path() + query);
        }
        return front.handle(exchange);
    }

    @Override
    public void close() {
        stream.close();
        provider.close();
        providers.close();
        clients.close();
    }

    private static TableStream stream(Settings settings, AwsClients clients, ApiGatewayHandler function) {
        DynamoDbStreamsClient streams = DynamoDbStreamsClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(Apache5HttpClient.builder())
                .endpointOverride(settings.dynamoDbUrl().orElseThrow())
                .build();
        return TableStream.start(clients.dynamoDb(), streams, settings.tableName(), event -> {
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            function.handle(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, TIMEOUT, "stream");
            return response.toString(StandardCharsets.UTF_8);
        });
    }

    /** Signs in without a person, and gives what the client or the person would see in the end. */
    private Exchange.Answer unattended(String query) throws IOException {
        try (UnattendedBrowser browser = new UnattendedBrowser()) {
            UnattendedBrowser.End end = browser.signIn(URI.create(server.url() + SESSIONS + "?" + query));
            return end.location().isPresent() ? redirect(end.location().get().toString()) : shown(end.page());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Exchange.Answer shown(HttpResponse<String> page) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("content-type", "content-security-policy", "cache-control", "referrer-policy")) {
            page.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        return new Exchange.Answer(page.statusCode(), headers, page.body());
    }

    private static Exchange.Answer redirect(String location) {
        return new Exchange.Answer(
                303, Map.of("Location", location, "Cache-Control", "no-store", "Referrer-Policy", "no-referrer"), "");
    }

    private static People people(SignInOptions options) {
        if (options.user().isPresent() || options.unattended()) {
            return People.signingIn(options.user().orElse(SignInOptions.DEFAULT_USER));
        }
        return People.SAMPLES;
    }

    private static JWKSet read(KeySet keys, InstantSource clock) {
        try {
            return JWKSet.parse(keys.json(RequestContext.within(Duration.ofSeconds(10), clock)));
        } catch (ParseException e) {
            throw new IllegalStateException("our own keys", e);
        }
    }
}
