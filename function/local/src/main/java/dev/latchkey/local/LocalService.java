package dev.latchkey.local;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.local.events.DynamoDbCodeIssuer;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.GatewayFront;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.ProgramsOnly;
import dev.latchkey.local.http.RequestLog;
import dev.latchkey.local.signin.LocalSignIn;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.recheck.RecheckEvent;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.endpoint.TokenEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The whole service on this machine, from the browser's sign-in to the credentials. */
public final class LocalService implements AutoCloseable {
    /** The Region that everything here pretends to be in. */
    static final String REGION = "us-east-1";

    private static final String NAME = "latchkey";

    private final Backend backend;
    private final AwsClients clients;
    private final LoopbackServer server;
    private final Provisioning provisioned;
    private final Map<String, String> variables;
    private final Settings settings;
    private final GatewayFront tokens;
    private final LocalSignIn signIn;
    private final RequestLog requests;
    private final InstantSource clock;

    /**
     * Where the events of the two functions go, and what is told of other requests.
     *
     * @param tokens the token function's
     * @param signIns the sign-in function's
     * @param rechecks the sign-in function's of people who are looked up again
     * @param requests is told of what is neither's
     */
    public record Logs(
            EventLog<? super TokenEvent> tokens,
            EventLog<? super SignInEvent> signIns,
            EventLog<? super RecheckEvent> rechecks,
            RequestLog requests) {}

    /**
     * Starts the service.
     *
     * @param server serves nothing yet; closed with the service
     * @param backend closed with the service
     * @throws dev.latchkey.operator.access.InvalidSourceException if the access file of the options is not valid
     */
    public static LocalService start(
            LocalOptions options, LoopbackServer server, Backend backend, Logs logs, InstantSource clock) {
        LocalService service = new LocalService(options, server, backend, logs, clock);
        service.server.serve(service::refusal, service::handle);
        return service;
    }

    private LocalService(LocalOptions options, LoopbackServer server, Backend backend, Logs logs, InstantSource clock) {
        this.requests = logs.requests();
        this.clock = clock;
        this.backend = backend;
        this.server = server;
        this.clients = LocalClients.create(backend);
        this.provisioned = Provisioning.ensure(clients, NAME);
        this.variables = variables(backend, provisioned, server.port());
        this.settings = Settings.from(variables);
        this.tokens = new GatewayFront(new ApiGatewayHandler(Wiring.endpoint(settings, clients, logs.tokens()), clock));
        this.signIn = LocalSignIn.start(
                options.signIn(), signInVariables(options), server, logs.signIns(), logs.rechecks(), clock);
    }

    /** Where it is reached. */
    public URI url() {
        return server.url();
    }

    /** The environment that the token function would have in Lambda. */
    public Map<String, String> variables() {
        return variables;
    }

    /** The configuration of the token function. */
    public Settings settings() {
        return settings;
    }

    /** The clients that the token function calls its services with. */
    public AwsClients clients() {
        return clients;
    }

    /** Issues codes without a sign-in. */
    public CodeIssuer codeIssuer() {
        return codeIssuer(clients);
    }

    /** The same, by way of other clients. */
    public CodeIssuer codeIssuer(AwsClients others) {
        return new DynamoDbCodeIssuer(
                new DynamoDbTable(others.dynamoDb(), provisioned.tableName()),
                new KmsMacKey(others.kms(), provisioned.codeKeyArn()));
    }

    /** The sign-in. */
    public LocalSignIn signIn() {
        return signIn;
    }

    @Override
    public void close() {
        server.close();
        signIn.close();
        clients.close();
        backend.close();
    }

    private Exchange.Answer handle(Exchange exchange) throws IOException {
        if (signIn.takes(exchange)) {
            return signIn.handle(exchange);
        }
        return isForAws(exchange) ? aws(exchange) : tokens.handle(exchange);
    }

    private Optional<Exchange.Answer> refusal(Exchange head) {
        if (signIn.takes(head)) {
            return refusalOfPage(head);
        }
        return isForAws(head) ? refusalByAws(head) : Optional.empty();
    }

    /** A page is for the person's browser, not for a script of somebody whose host name leads here. */
    private Optional<Exchange.Answer> refusalOfPage(Exchange head) {
        return server.isNamedBy(head.header("host"))
                ? Optional.empty()
                : Optional.of(Exchange.Answer.text(421, "This server does not have that host name."));
    }

    private Optional<Exchange.Answer> refusalByAws(Exchange head) {
        Optional<Exchange.Answer> refusal = ProgramsOnly.refusal(head);
        refusal.ifPresent(answer -> requests.write(head, answer.status(), Duration.ZERO));
        return refusal;
    }

    private Exchange.Answer aws(Exchange exchange) throws IOException {
        Instant start = clock.instant();
        Exchange.Answer answer = backend.answerAsAws(exchange);
        requests.write(exchange, answer.status(), Duration.between(start, clock.instant()));
        return answer;
    }

    private static boolean isForAws(Exchange exchange) {
        return exchange.method().equals("POST") && exchange.path().equals("/");
    }

    private static Map<String, String> variables(Backend backend, Provisioning provisioned, int port) {
        return Map.of(
                "AWS_REGION", REGION,
                "LATCHKEY_TABLE", provisioned.tableName(),
                "LATCHKEY_SEALING_KEY", provisioned.sealingKeyArn(),
                "LATCHKEY_SIGNING_KEY", provisioned.signingKeyArn(),
                "LATCHKEY_CODE_KEY", provisioned.codeKeyArn(),
                "LATCHKEY_ENDPOINT_URLS", endpointUrls(port),
                "AWS_ENDPOINT_URL_DYNAMODB", backend.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_KMS", backend.kms().toString(),
                "AWS_ENDPOINT_URL_STS", backend.sts().toString());
    }

    private Map<String, String> signInVariables(LocalOptions options) {
        return Map.ofEntries(
                Map.entry("AWS_REGION", REGION),
                Map.entry("LATCHKEY_TABLE", provisioned.tableName()),
                Map.entry("LATCHKEY_CODE_KEY", provisioned.codeKeyArn()),
                Map.entry("LATCHKEY_CLIENT_KEY", provisioned.clientKeyArn()),
                Map.entry("LATCHKEY_SECRETS_KEY", provisioned.secretsKeyArn()),
                Map.entry("LATCHKEY_SIGNING_KEY", provisioned.signingKeyArn()),
                Map.entry("LATCHKEY_ENDPOINT_URLS", endpointUrls(server.port())),
                Map.entry(
                        "LATCHKEY_SESSION_HOURS",
                        Long.toString(options.signIn().session().toHours())),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", backend.dynamoDb().toString()),
                Map.entry("AWS_ENDPOINT_URL_KMS", backend.kms().toString()),
                Map.entry("AWS_ENDPOINT_URL_STS", server.url().toString()));
    }

    private static String endpointUrls(int port) {
        return "http://127.0.0.1:" + port + "/v1/token,http://localhost:" + port + "/v1/token";
    }
}
