package dev.latchkey.local.testing;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.Provisioning;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.token.aws.AwsClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The production clients and a table with keys of its own, so that what the tests of one adapter leave behind meets no
 * other's: an extension that ends faults after each test, and everything after the last.
 */
public final class AdapterHarness implements AfterEachCallback, AfterAllCallback {
    private final FaultyBackend backend = new FaultyBackend(SharedBackend.get());
    private final AwsClients clients = LocalClients.create(backend);
    private final Provisioning provisioned = Provisioning.ensure(clients, "adapters-" + UUID.randomUUID());

    public FaultProxy faults() {
        return backend.proxy();
    }

    public AwsClients clients() {
        return clients;
    }

    public Provisioning provisioned() {
        return provisioned;
    }

    public DynamoDbTable table() {
        return new DynamoDbTable(clients.dynamoDb(), provisioned.tableName());
    }

    /** Ends somebody's access. */
    public void revoke(Revocation revocation) {
        table().update(revocation.pk(), context(), revocation::into);
    }

    public RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    /** Whom identity providers can be asked about. */
    public DynamoDbKnownPeople knownPeople() {
        return new DynamoDbKnownPeople(
                table(), new KmsSealingKeys(clients.kms(), List.of(provisioned.secretsKeyArn())));
    }

    /** The key that codes are authenticated with. */
    public KmsMacKey codeMacs() {
        return new KmsMacKey(clients.kms(), provisioned.codeKeyArn());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        faults().clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        clients.close();
        backend.close();
    }
}
