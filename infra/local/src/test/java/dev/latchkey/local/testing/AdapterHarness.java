package dev.latchkey.local.testing;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.Provisioning;

/** The production clients and a table with keys, for the tests of one adapter. */
public final class AdapterHarness implements AutoCloseable {
    private final FaultyBackend backend = new FaultyBackend();
    private final AwsClients clients = LocalClients.create(backend);
    private final Provisioning provisioned = Provisioning.ensure(clients, "adapters");

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

    @Override
    public void close() {
        clients.close();
        backend.close();
    }
}
