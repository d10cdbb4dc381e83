package dev.latchkey.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.signin.aws.AwsClients;
import dev.latchkey.signin.aws.MadeUpServices;
import dev.latchkey.signin.endpoint.SignInEndpoint;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.priming.Priming;
import dev.latchkey.signin.priming.PrimingTransport;
import dev.latchkey.signin.provider.HttpTransport;
import dev.latchkey.signin.testing.ServicesInMemory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs before a snapshot: against services in memory over HTTP, and providers that it makes up itself. */
class PrimingTest {
    private final ServicesInMemory services = new ServicesInMemory();
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        services.close();
    }

    private List<String> lines() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void priming_makesTheCallsThatAreHarmlessLeavesNothingAndSaysNothing() throws Exception {
        Wiring.priming(services.settings()).run();

        assertEquals(
                Set.of(
                        "GET /",
                        "GetItem logins#",
                        "GetItem signin#",
                        "GetPublicKey",
                        "PutItem signin#",
                        "Sign",
                        "TransactWriteItems signin#"),
                services.calls());
        assertTrue(services.numberOfCalls() > 100, () -> services.numberOfCalls() + " calls");
        assertEquals(Map.of(), services.items());
        assertEquals(List.of(), lines());
        assertNull(System.getProperty("com.amazonaws.xray.traceHeader"));
    }

    @ParameterizedTest
    @CsvSource({
        "PutItem, DynamoDB PutItem",
        "GetItem, DynamoDB GetItem",
        "Sign, KMS Sign",
        "GetPublicKey, KMS GetPublicKey"
    })
    void outage_isToldOnceAndEndsThePrimingAndNothingElse(String operation, String told) throws Exception {
        services.fail(operation);
        Wiring.priming(services.settings()).run();

        assertEquals(1, lines().size(), () -> lines().toString());
        String line = lines().getFirst();
        assertTrue(line.contains("\"requestId\":\"priming\"") && line.contains(told), line);
        assertFalse(line.contains("_aws"), "what is no request of anybody's is in no metric");
        assertTrue(services.numberOfCalls() < 20, () -> services.numberOfCalls() + " calls");
    }

    /** What a snapshot would hold for as long as it is restored: keys, secrets and sign-ins of the made-up person. */
    @Test
    void whatWasMadeUp_isReachableNoLonger() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Queue<WeakReference<Object>> madeUp = new ConcurrentLinkedQueue<>();
        Queue<SignInEvent> events = new ConcurrentLinkedQueue<>();
        Priming.Factory factory = (accessItem, provider) -> function(accessItem, provider, now, madeUp, events);
        new Priming(factory, "login.example.com", now::get).run();

        assertEquals(
                Set.of("200", "303"),
                events.stream()
                        .map(event -> String.valueOf(event.members().get("status")))
                        .collect(Collectors.toSet()));
        assertTrue(madeUp.size() >= 8, () -> madeUp.size() + " objects");
        for (int i = 0; i < 50 && alive(madeUp) > 0; i++) {
            System.gc();
        }
        assertEquals(0, alive(madeUp));
    }

    private static long alive(Queue<WeakReference<Object>> objects) {
        return objects.stream().filter(object -> object.get() != null).count();
    }

    /** The function, whose closing makes the time of priming run out. */
    private PrimedFunction function(
            String accessItem,
            BinaryOperator<String> provider,
            AtomicReference<Instant> now,
            Queue<WeakReference<Object>> madeUp,
            Queue<SignInEvent> events) {
        Settings settings = services.settings();
        AwsClients clients = AwsClients.priming(
                settings.region(), settings.dynamoDbUrl(), settings.kmsUrl(), new MadeUpServices(accessItem));
        HttpTransport http = new HttpTransport();
        SignInEndpoint endpoint = Wiring.endpoint(
                settings, clients, new PrimingTransport(http, clients.dynamoDbUrl(), provider), events::add);
        List.of(accessItem, provider, clients, http, endpoint)
                .forEach(object -> madeUp.add(new WeakReference<>(object)));
        return new PrimedFunction(new ApiGatewayHandler(endpoint, now::get), () -> {
            clients.close();
            http.close();
            now.updateAndGet(moment -> moment.plus(Duration.ofSeconds(31)));
        });
    }
}
