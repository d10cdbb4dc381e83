package dev.latchkey.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.request.DependencyException;
import dev.latchkey.testing.TestClock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What DynamoDB Local never does: a transaction that is in the way of an update. */
class DynamoDbTableTest {
    private final AtomicInteger calls = new AtomicInteger();

    /** A table whose first updates meet a transaction. */
    private DynamoDbTable table(int conflicts) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!(arguments[0] instanceof UpdateItemRequest)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (calls.incrementAndGet() <= conflicts) {
                throw TransactionConflictException.builder().build();
            }
            return UpdateItemResponse.builder().build();
        };
        return new DynamoDbTable(
                (DynamoDbClient) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler),
                "latchkey");
    }

    private DynamoDbTable.Outcome update(int conflicts) {
        return table(conflicts).update("session#1", TestClock.atStart().context(), update -> {});
    }

    @Test
    void updateThatMeetsATransaction_isRetried() {
        assertTrue(update(2).applied());
        assertEquals(3, calls.get());
    }

    @Test
    void updateThatMeetsTransactionsOverAndOver_isAFault() {
        assertThrows(DependencyException.class, () -> update(DynamoDbTable.MAX_CONFLICTS));
        assertEquals(DynamoDbTable.MAX_CONFLICTS, calls.get());
    }
}
