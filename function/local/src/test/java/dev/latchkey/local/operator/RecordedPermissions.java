package dev.latchkey.local.operator;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What IAM must allow for the calls that clients make: {@code dynamodb:GetItem access#*}, {@code kms:Encrypt}. */
final class RecordedPermissions implements ExecutionInterceptor {
    /** Nobody can be denied it. */
    private static final String ALWAYS_ALLOWED = "sts:GetCallerIdentity";

    private final Set<String> needed = new ConcurrentSkipListSet<>();

    Set<String> needed() {
        return Set.copyOf(needed);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String action = "%s:%s"
                .formatted(
                        attributes
                                .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                                .toLowerCase(Locale.ROOT)
                                .replace("cloudwatchlogs", "logs"),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        record(context.request(), action.replace("lambda:Invoke", "lambda:InvokeFunction"));
        needed.remove(ALWAYS_ALLOWED);
    }

    private void record(SdkRequest request, String action) {
        switch (request) {
            case GetItemRequest get -> add(action, get.key());
            case UpdateItemRequest update -> add(action, update.key());
            case BatchGetItemRequest batch ->
                batch.requestItems().values().forEach(table -> table.keys().forEach(key -> add(action, key)));
            case TransactWriteItemsRequest write -> write.transactItems().forEach(this::record);
            default -> needed.add(action);
        }
    }

    /** A transaction's parts are allowed as what each does by itself. */
    private void record(TransactWriteItem item) {
        if (item.put() != null) {
            add("dynamodb:PutItem", item.put().item());
        }
        if (item.update() != null) {
            add("dynamodb:UpdateItem", item.update().key());
        }
        if (item.delete() != null) {
            add("dynamodb:DeleteItem", item.delete().key());
        }
        if (item.conditionCheck() != null) {
            add("dynamodb:ConditionCheckItem", item.conditionCheck().key());
        }
    }

    private void add(String action, Map<String, AttributeValue> key) {
        needed.add(action + " " + Objects.requireNonNull(key.get("pk")).s().replaceFirst("#.*", "#*"));
    }
}
