package dev.latchkey.operator.aws;

import dev.latchkey.operator.doctor.TableChecks.Table.Settings;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** How a table is set. */
final class DynamoDbSettings {
    private static final String EXPIRY = "expiresAt";

    private DynamoDbSettings() {}

    /** Empty if there is no such table. */
    static Optional<Settings> of(DynamoDbClient client, String table) {
        String object = "the table " + table;
        Optional<TableDescription> description = AwsCall.to("DynamoDB", "DescribeTable", object)
                .call(() -> {
                    try {
                        return Optional.of(client.describeTable(describe -> describe.tableName(table))
                                .table());
                    } catch (ResourceNotFoundException e) {
                        return Optional.empty();
                    }
                });
        return description.map(found -> {
            TimeToLiveDescription sweeping = AwsCall.to("DynamoDB", "DescribeTimeToLive", object)
                    .call(() -> client.describeTimeToLive(describe -> describe.tableName(table))
                            .timeToLiveDescription());
            return new Settings(
                    sweeping.timeToLiveStatus() == TimeToLiveStatus.ENABLED && EXPIRY.equals(sweeping.attributeName()),
                    Optional.ofNullable(found.streamSpecification())
                            .map(StreamSpecification::streamEnabled)
                            .orElse(false));
        });
    }
}
