package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.Provisioning;
import dev.latchkey.local.testing.FaultProxy;
import dev.latchkey.local.testing.FaultyBackend;
import dev.latchkey.local.testing.SharedBackend;
import dev.latchkey.local.testing.StandInClients;
import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.aws.AwsServices;
import dev.latchkey.operator.command.Services;
import dev.latchkey.operator.doctor.RoleChecks;
import dev.latchkey.operator.doctor.TableChecks;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.RefusalLog;
import dev.latchkey.operator.session.RolePolicies;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import dev.latchkey.signin.aws.dynamodb.DynamoDbAccess;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.aws.AwsClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sts.StsClient;

/** The command against a table of each test's own, by an operator whom STS knows. */
final class OperatorHarness implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String OPERATOR = StandInAccounts.OPERATOR;

    private final FaultyBackend backend = new FaultyBackend(SharedBackend.get());
    private final AwsClients clients = LocalClients.create(backend);
    private final StsClient sts = StandInClients.sts(
            backend.sts(),
            clients.sts()
                    .assumeRole(role -> role.roleArn("arn:aws:iam::111122223333:role/Operators")
                            .roleSessionName("ada"))
                    .credentials());
    private StandInAccounts accounts = new StandInAccounts();
    private String table = "";

    /** Clients that outlive one command. */
    record Lasting(AwsServices services) implements Services {
        @Override
        public AccessVersions versions(String table) {
            return services.versions(table);
        }

        @Override
        public People people(String table) {
            return services.people(table);
        }

        @Override
        public TableChecks.Table table(String table) {
            return services.table(table);
        }

        @Override
        public RoleChecks.Function roleTrust(String function) {
            return services.roleTrust(function);
        }

        @Override
        public RefusalLog refusals(List<String> logGroups) {
            return services.refusals(logGroups);
        }

        @Override
        public RolePolicies rolePolicies(String accountId, Optional<String> through) {
            return services.rolePolicies(accountId, through);
        }

        @Override
        public String caller() {
            return services.caller();
        }

        @Override
        public String seal(String key, byte[] secret) {
            return services.seal(key, secret);
        }

        @Override
        public void close() {}
    }

    Shell shell() {
        return shell(sts);
    }

    /** A shell of somebody whose credentials STS does not know. */
    Shell shellOfNobody() {
        return shell(StandInClients.sts(backend.sts()));
    }

    /** A shell of an operator who works in other accounts too. */
    Shell shellInAccounts() {
        return shell(StandInClients.sts(accounts.url(), StandInAccounts.CREDENTIALS));
    }

    private Shell shell(StsClient caller) {
        return shell(services(clients, caller, accounts.url()));
    }

    /** A shell whose command calls these services. */
    Shell shell(AwsServices services) {
        return Shell.with(region -> new Lasting(services)).variable("LATCHKEY_TABLE", table);
    }

    /** @param accounts where CloudWatch Logs, Lambda and IAM are */
    static AwsServices services(AwsClients clients, StsClient caller, URI accounts) {
        return new AwsServices(
                clients.dynamoDb(),
                clients.kms(),
                caller,
                StandInClients.logs(accounts, StandInAccounts.CREDENTIALS),
                StandInClients.lambda(accounts, StandInAccounts.CREDENTIALS),
                () -> StandInClients.iam(accounts, StandInAccounts.CREDENTIALS));
    }

    /** Applies a file, as the operator at {@link TestClock#START} who is sure of it. */
    Ran apply(String file) {
        return shell().at(TestClock.START).run("access", "apply", "--yes", file);
    }

    /** What is applied, as the function finds it. */
    Optional<AppliedAccess> applied() {
        return new DynamoDbAccess(table()).current(TestClock.atStart().context());
    }

    /** A small access file in the folder, whose first rule has sessions of so many hours. */
    static String file(Path folder, int hours) throws IOException {
        Path path = folder.resolve("access-%d.yaml".formatted(hours));
        return Files.writeString(path, Sources.SMALL.replace("session: 2h", "session: %dh".formatted(hours)))
                .toString();
    }

    /** The command ended without having done it, and said this first of why. */
    static void assertNotDone(String sentence, Ran ran) {
        assertEquals(1, ran.code(), ran::toString);
        assertTrue(ran.err().getLast().startsWith("latchkey: " + sentence), ran::toString);
    }

    FaultProxy faults() {
        return backend.proxy();
    }

    StandInAccounts accounts() {
        return accounts;
    }

    AwsClients clients() {
        return clients;
    }

    DynamoDbTable table() {
        return new DynamoDbTable(clients.dynamoDb(), table);
    }

    /** The item as it is; empty if there is none. */
    Map<String, AttributeValue> item(String pk) {
        return clients.dynamoDb()
                .getItem(get -> get.tableName(table).key(DynamoDbTable.key(pk)).consistentRead(true))
                .item();
    }

    /** Writes the item as nobody should. */
    void tamper(String pk, Map<String, AttributeValue> changes) {
        Map<String, AttributeValue> item = new HashMap<>(item(AccessItem.CURRENT));
        item.put("pk", AttributeValue.fromS(pk));
        item.putAll(changes);
        clients.dynamoDb().putItem(put -> put.tableName(table).item(item));
    }

    void delete(String pk) {
        clients.dynamoDb().deleteItem(delete -> delete.tableName(table).key(DynamoDbTable.key(pk)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        table = Provisioning.ensure(clients, "operator-" + UUID.randomUUID()).tableName();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        faults().clear();
        accounts.close();
        accounts = new StandInAccounts();
        clients.dynamoDb().deleteTable(delete -> delete.tableName(table));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        accounts.close();
        clients.close();
        backend.close();
    }
}
