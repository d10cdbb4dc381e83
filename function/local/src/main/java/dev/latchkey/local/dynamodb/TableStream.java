package dev.latchkey.local.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Does what Lambda does with the table's stream: it reads the records, hands those that the template's filter lets through
 * to the function, and hands them over again when the function says that it could not deal with them.
 */
public final class TableStream implements AutoCloseable {
    private static final int MILLIS_BETWEEN_READS = 250;
    private static final int ATTEMPTS = 10;
    private static final int BATCH = 10;

    private final DynamoDbClient tables;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private final Function function;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("table-stream").daemon().factory());
    private final Map<String, String> iterators = new HashMap<>();
    private boolean hasBegun;
    private @Nullable Future<?> reading;

    /** Takes an event, and gives the response to it, both as JSON. */
    @FunctionalInterface
    public interface Function {
        String invoke(String event) throws IOException;
    }

    private TableStream(DynamoDbClient tables, DynamoDbStreamsClient streams, String table, Function function) {
        this.tables = tables;
        this.streams = streams;
        this.table = table;
        this.function = function;
    }

    /** Starts with what is written from now on. */
    public static TableStream start(
            DynamoDbClient tables, DynamoDbStreamsClient streams, String table, Function function) {
        TableStream stream = new TableStream(tables, streams, table, function);
        stream.findShards();
        stream.reading =
                stream.thread.scheduleWithFixedDelay(stream::read, 0, MILLIS_BETWEEN_READS, TimeUnit.MILLISECONDS);
        return stream;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (reading != null) {
            reading.cancel(true);
        }
        streams.close();
    }

    private void read() {
        try {
            findShards();
            for (Map.Entry<String, String> shard : iterators.entrySet()) {
                if (!shard.getValue().isEmpty()) {
                    GetRecordsResponse read = streams.getRecords(get -> get.shardIterator(shard.getValue()));
                    deliver(read.records().stream()
                            .filter(TableStream::isOfASession)
                            .toList());
                    shard.setValue(read.nextShardIterator() == null ? "" : read.nextShardIterator());
                }
            }
        } catch (SdkException | IOException e) {
            // The next read begins where this one did.
            if (!thread.isShutdown()) {
                System.err.println("the table's stream: " + e.getMessage());
            }
        }
    }

    /** Shards that begin later are read from their beginning. */
    private void findShards() {
        String arn = tables.describeTable(describe -> describe.tableName(table))
                .table()
                .latestStreamArn();
        for (Shard shard : streams.describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()) {
            iterators.computeIfAbsent(
                    shard.shardId(),
                    id -> streams.getShardIterator(get -> get.streamArn(arn)
                                    .shardId(id)
                                    .shardIteratorType(
                                            hasBegun ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.LATEST))
                            .shardIterator());
        }
        hasBegun = true;
    }

    private static boolean isOfASession(Record change) {
        return !change.eventNameAsString().equals("REMOVE") && pk(change).startsWith("session#");
    }

    private static String pk(Record change) {
        return Attributes.of(change.dynamodb().keys()).string("pk");
    }

    private void deliver(List<Record> records) throws IOException {
        for (int from = 0; from < records.size(); from += BATCH) {
            String event = event(records.subList(from, Math.min(records.size(), from + BATCH)));
            boolean isDone = false;
            for (int attempt = 0; attempt < ATTEMPTS && !isDone; attempt++) {
                isDone = JsonObject.parse(function.invoke(event))
                        .tree()
                        .path("batchItemFailures")
                        .isEmpty();
            }
        }
    }

    private static String event(List<Record> records) {
        return Json.write(json -> {
            json.writeArrayFieldStart("Records");
            for (Record change : records) {
                json.writeStartObject();
                json.writeStringField("eventSource", "aws:dynamodb");
                json.writeStringField("eventName", change.eventNameAsString());
                json.writeObjectFieldStart("dynamodb");
                json.writeStringField("SequenceNumber", change.dynamodb().sequenceNumber());
                json.writeObjectFieldStart("Keys");
                Json.writeStringMap(json, "pk", Map.of("S", pk(change)));
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
