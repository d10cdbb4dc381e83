package dev.latchkey.local.browser;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalService;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.signin.SignInOptions;
import dev.latchkey.local.testing.FaultyBackend;
import dev.latchkey.local.testing.SharedBackend;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.recheck.RecheckEvent;
import dev.latchkey.token.endpoint.TokenEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The whole service, for the people of an identity provider. */
final class SignInService implements AutoCloseable {
    private final List<SignInEvent> signIns = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RecheckEvent> rechecks = new LinkedBlockingQueue<>();
    private final List<TokenEvent> tokens = new CopyOnWriteArrayList<>();
    private final LocalService service;
    private final URI issuer;

    /** Makes a provider for a service that will be reached at that URL, and says its issuer. */
    @FunctionalInterface
    interface ProviderFor {
        URI at(URI service) throws IOException, InterruptedException;
    }

    /**
     * Starts it.
     *
     * @param folder for the access file
     */
    SignInService(Path folder, ProviderFor provider) throws IOException, InterruptedException {
        this(folder, provider, "");
    }

    /**
     * The same.
     *
     * @param recheck what the access file says besides of the provider, and of looking its people up again
     */
    SignInService(Path folder, ProviderFor provider, String recheck) throws IOException, InterruptedException {
        LoopbackServer server = LoopbackServer.bind(0);
        Path access = folder.resolve("access.yaml");
        issuer = provider.at(server.url());
        Files.writeString(access, Installed.template("access.yaml", "issuer", issuer.toString(), "recheck", recheck));
        LocalOptions options = new LocalOptions(
                0,
                folder,
                new SignInOptions(Optional.of(access), Optional.empty(), Optional.empty(), false, Duration.ofHours(12)),
                Optional.empty(),
                Optional.empty());
        service = LocalService.start(
                options,
                server,
                new FaultyBackend(SharedBackend.get()),
                new LocalService.Logs(tokens::add, signIns::add, rechecks::add, (exchange, status, took) -> {}),
                Clock.systemUTC());
    }

    URI url() {
        return service.url();
    }

    /** The identity provider's. */
    URI issuer() {
        return issuer;
    }

    /** A member of each of the sign-in function's events, in their order. */
    List<Object> signIns(String member) {
        return signIns.stream()
                .map(event -> event.members().getOrDefault(member, ""))
                .toList();
    }

    /** A member of each of the token function's events, in their order. */
    List<Object> tokens(String member) {
        return tokens.stream()
                .map(event -> event.members().getOrDefault(member, ""))
                .toList();
    }

    /** Waits for somebody to be looked up again, and gives a member of the event. */
    Object nextRecheck(String member) throws InterruptedException {
        RecheckEvent event = rechecks.poll(60, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nobody was looked up");
        }
        return event.members().getOrDefault(member, "");
    }

    /** The table of the two functions. */
    DynamoDbTable table() {
        return new DynamoDbTable(
                service.clients().dynamoDb(), service.settings().tableName());
    }

    /** As if the time to look people up again had come, and nobody were doing it. */
    void makeRechecksDue() {
        DynamoDbClient dynamoDb = service.clients().dynamoDb();
        String table = service.settings().tableName();
        dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(item -> Attributes.of(item).string("pk"))
                .filter(pk -> pk.startsWith("recheck#"))
                .forEach(pk -> dynamoDb.updateItem(update -> update.tableName(table)
                        .key(DynamoDbTable.key(pk))
                        .updateExpression("SET checkedAt = :long REMOVE failedAt, failingSince")
                        .expressionAttributeValues(
                                Attributes.empty().put(":long", 0).asItem())));
    }

    @Override
    public void close() {
        service.close();
    }
}
