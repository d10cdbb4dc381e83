package dev.latchkey.local;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.GatewayFront;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.RequestLog;
import dev.latchkey.local.signin.Person;
import dev.latchkey.local.signin.SignIn;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.aws.dynamodb.DynamoDbAuthorizationCodes;
import dev.latchkey.token.endpoint.TokenEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The whole service on this machine, from the browser's sign-in to the credentials. */
public final class LocalService implements AutoCloseable {
    /** The Region that everything here pretends to be in. */
    static final String REGION = "us-east-1";

    private static final String NAME = "latchkey";

    private final Backend backend;
    private final AwsClients clients;
    private final LoopbackServer server;
    private final Map<String, String> variables;
    private final Settings settings;
    private final GatewayFront front;
    private final SignIn signIn;
    private final RequestLog requests;
    private final InstantSource clock;

    /**
     * Starts the service.
     *
     * @param server not serving yet; closed with the service
     * @param backend closed with the service
     */
    public static LocalService start(
            LocalOptions options,
            LoopbackServer server,
            Backend backend,
            EventLog<? super TokenEvent> events,
            InstantSource clock) {
        return start(options, server, backend, events, (exchange, status, took) -> {}, clock);
    }

    /** Starts the service, and tells {@code requests} of those that do not go to the token endpoint. */
    static LocalService start(
            LocalOptions options,
            LoopbackServer server,
            Backend backend,
            EventLog<? super TokenEvent> events,
            RequestLog requests,
            InstantSource clock) {
        LocalService service = new LocalService(options, server, backend, events, requests, clock);
        service.server.serve(service::handle);
        return service;
    }

    private LocalService(
            LocalOptions options,
            LoopbackServer server,
            Backend backend,
            EventLog<? super TokenEvent> events,
            RequestLog requests,
            InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
        this.backend = backend;
        this.server = server;
        this.clients = LocalClients.create(backend);
        this.variables = variables(backend, Provisioning.ensure(clients, NAME), server.port());
        this.settings = Settings.from(variables);
        this.front = new GatewayFront(new ApiGatewayHandler(Wiring.endpoint(settings, clients, events), clock));
        this.signIn = new SignIn(
                new DynamoDbAuthorizationCodes(new DynamoDbTable(clients.dynamoDb(), settings.tableName())),
                new Person(options.user(), options.role(), options.session()),
                List.of(url(), URI.create("http://localhost:" + server.port())),
                clock);
    }

    /** Where it is reached. */
    public URI url() {
        return server.url();
    }

    /** The environment that the function would have in Lambda. */
    public Map<String, String> variables() {
        return variables;
    }

    /** The function's settings. */
    public Settings settings() {
        return settings;
    }

    /** The clients that the function calls its services with. */
    public AwsClients clients() {
        return clients;
    }

    @Override
    public void close() {
        server.close();
        clients.close();
        backend.close();
    }

    private Exchange.Answer handle(Exchange exchange) throws IOException {
        return switch (exchange.method() + " " + exchange.path()) {
            case "GET " + SignIn.AUTHORIZE_PATH -> logged(exchange, request -> page(request, signIn::authorize));
            case "GET " + SignIn.CONFIRMATION_PATH -> logged(exchange, request -> page(request, signIn::confirmation));
            case "POST /" -> logged(exchange, this::sts);
            default -> front.handle(exchange);
        };
    }

    /** A page is for the person's browser, and not for the scripts of a site whose host name was made to lead here. */
    private Exchange.Answer page(Exchange exchange, Exchange.Handler handler) throws IOException {
        return server.isNamedBy(exchange.header("host"))
                ? handler.handle(exchange)
                : Exchange.Answer.text(421, "This is not that host.");
    }

    /** STS is for programs. A browser says which page a request comes from, and no page has any business here. */
    private Exchange.Answer sts(Exchange exchange) throws IOException {
        return exchange.header("origin").isEmpty()
                ? backend.answerAsSts(exchange)
                : Exchange.Answer.text(403, "This is not for web pages.");
    }

    private Exchange.Answer logged(Exchange exchange, Exchange.Handler handler) throws IOException {
        Instant start = clock.instant();
        Exchange.Answer answer = handler.handle(exchange);
        requests.write(exchange, answer.status(), Duration.between(start, clock.instant()));
        return answer;
    }

    private static Map<String, String> variables(Backend backend, Provisioning provisioned, int port) {
        return Map.of(
                "AWS_REGION", REGION,
                "LATCHKEY_TABLE", provisioned.tableName(),
                "LATCHKEY_SEALING_KEY", provisioned.sealingKeyArn(),
                "LATCHKEY_SIGNING_KEY", provisioned.signingKeyArn(),
                "LATCHKEY_ENDPOINT_URLS",
                        "http://127.0.0.1:" + port + "/v1/token,http://localhost:" + port + "/v1/token",
                "AWS_ENDPOINT_URL_DYNAMODB", backend.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_KMS", backend.kms().toString(),
                "AWS_ENDPOINT_URL_STS", backend.sts().toString());
    }
}
