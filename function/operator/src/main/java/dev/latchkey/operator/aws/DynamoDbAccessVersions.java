package dev.latchkey.operator.aws;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.access.CompiledAccess;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Access files as {@code access#} items ({@link AccessItem}). */
final class DynamoDbAccessVersions implements AccessVersions {
    private static final String SERVICE = "DynamoDB";
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** How many items of 400 KB fit one answer of 16 MB. */
    private static final int BATCH = 40;

    private final DynamoDbClient client;
    private final String table;

    DynamoDbAccessVersions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Version> current() {
        return get(AccessItem.CURRENT);
    }

    @Override
    public Optional<Long> rules() {
        Map<String, AttributeValue> item = item(RulesItem.KEY);
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(parsed(RulesItem.KEY, () -> {
                    RulesItem.parse(item);
                    return Attributes.of(item).number("version");
                }));
    }

    @Override
    public Optional<Version> find(long number) {
        return get(AccessItem.key(number));
    }

    @Override
    public List<Entry> history(long newest, int most) {
        List<Map<String, AttributeValue>> pending = LongStream.rangeClosed(Math.max(1, newest - most + 1), newest)
                .mapToObj(number -> DynamoDbTable.key(AccessItem.key(number)))
                .toList();
        List<Entry> entries = new ArrayList<>();
        while (!pending.isEmpty()) {
            List<Map<String, AttributeValue>> batch = pending.subList(0, Math.min(BATCH, pending.size()));
            BatchGetItemResponse response = getAll(batch);
            response.responses().getOrDefault(table, List.of()).forEach(item -> entries.add(entry(item)));
            List<Map<String, AttributeValue>> left = new ArrayList<>();
            Optional.ofNullable(response.unprocessedKeys().get(table)).ifPresent(keys -> left.addAll(keys.keys()));
            left.addAll(pending.subList(batch.size(), pending.size()));
            pending = left;
        }
        entries.sort(Comparator.comparingLong(Entry::number).reversed());
        return entries;
    }

    /**
     * One transaction. The SDK's retries carry the same ClientRequestToken, so that one whose first attempt was applied
     * succeeds too; and when all answers are lost, what is applied tells whether it was this one.
     */
    @Override
    public Outcome apply(Version next, Optional<Version> replaced) {
        Put copy = put(AccessItem.key(next.number()), next)
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        Put current = replaced.map(version -> put(AccessItem.CURRENT, next)
                        .conditionExpression("version = :version")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":version", version.number())
                                .asItem()))
                .orElseGet(() -> put(AccessItem.CURRENT, next).conditionExpression("attribute_not_exists(pk)"))
                .build();
        List<TransactWriteItem> items = List.of(
                TransactWriteItem.builder().put(copy).build(),
                TransactWriteItem.builder().update(rules(next)).build(),
                TransactWriteItem.builder().put(current).build());
        try {
            return write(items);
        } catch (CommandException e) {
            if (current().equals(Optional.of(next))) {
                return Outcome.APPLIED;
            }
            throw e;
        }
    }

    /** When rules were revoked is left as it is: a rule of another file that has the same name is the same rule. */
    private Update rules(Version next) {
        return Update.builder()
                .tableName(table)
                .key(DynamoDbTable.key(RulesItem.KEY))
                .updateExpression(
                        "SET version = :version, compiled = :compiled, notBefore = if_not_exists(notBefore, :none)")
                .expressionAttributeValues(Attributes.empty()
                        .put(":version", next.number())
                        .put(":compiled", next.access().rules())
                        .put(":none", Map.<String, String>of())
                        .asItem())
                .build();
    }

    private Outcome write(List<TransactWriteItem> items) {
        for (int conflicts = 0; conflicts < DynamoDbTable.MAX_CONFLICTS; conflicts++) {
            Optional<Outcome> outcome = new AwsCall(
                            SERVICE, "TransactWriteItems", "dynamodb:PutItem and dynamodb:UpdateItem", object())
                    .call(() -> tryWrite(items));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Outcome.OVERTAKEN;
    }

    /** Empty if somebody else is applying at this very moment. */
    private Optional<Outcome> tryWrite(List<TransactWriteItem> items) {
        try {
            client.transactWriteItems(write -> write.transactItems(items));
            return Optional.of(Outcome.APPLIED);
        } catch (TransactionCanceledException e) {
            if (CONDITION_FAILED.equals(e.cancellationReasons().getLast().code())) {
                return Optional.of(Outcome.OVERTAKEN);
            }
            if (DynamoDbTable.isCancelledFor(e, CONDITION_FAILED)) {
                return Optional.of(Outcome.VERSION_TAKEN);
            }
            if (DynamoDbTable.isCancelledFor(e, "TransactionConflict")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Version> get(String pk) {
        Map<String, AttributeValue> item = item(pk);
        return item.isEmpty() ? Optional.empty() : Optional.of(version(pk, item));
    }

    private Map<String, AttributeValue> item(String pk) {
        return call(
                "GetItem",
                () -> client.getItem(get ->
                                get.tableName(table).key(DynamoDbTable.key(pk)).consistentRead(true))
                        .item());
    }

    private BatchGetItemResponse getAll(List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys)
                .projectionExpression("pk, version, appliedBy, appliedAt")
                .build();
        return call("BatchGetItem", () -> client.batchGetItem(get -> get.requestItems(Map.of(table, wanted))));
    }

    private static Version version(String pk, Map<String, AttributeValue> item) {
        return parsed(pk, () -> {
            AccessItem read = AccessItem.parse(item);
            return new Version(
                    read.version(), CompiledAccess.of(read.json().asByteArray()), read.appliedBy(), read.appliedAt());
        });
    }

    private static Entry entry(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        return parsed(
                read.optionalString("pk").orElse(""),
                () -> new Entry(read.number("version"), read.string("appliedBy"), read.time("appliedAt")));
    }

    private static <T> T parsed(String pk, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new CommandException("the item %s is not as this command writes it, %s: see who writes to the table"
                    .formatted(pk, e.getMessage()));
        }
    }

    private Put.Builder put(String pk, Version version) {
        AccessItem item = new AccessItem(
                version.number(),
                SdkBytes.fromByteArray(version.access().bytes()),
                version.appliedBy(),
                version.appliedAt());
        return Put.builder().tableName(table).item(item.as(pk));
    }

    private <T> T call(String operation, Supplier<T> call) {
        return AwsCall.to(SERVICE, operation, object()).call(call);
    }

    private String object() {
        return "the table " + table;
    }
}
