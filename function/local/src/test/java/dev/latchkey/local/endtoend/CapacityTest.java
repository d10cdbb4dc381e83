package dev.latchkey.local.endtoend;

import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.endpoint.TokenEndpoint;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The write units that requests cost, by DynamoDB's own count, on which the cost tables are based. */
@Tag("service")
class CapacityTest {
    private final TestService service = new TestService();
    private final ECKey key = Proof.newKey();
    private final Counter counter = new Counter(service.service().clients().dynamoDb());
    private final TokenEndpoint endpoint = Wiring.endpoint(
            service.service().settings(),
            new AwsClients(
                    counter.client(),
                    service.service().clients().kms(),
                    service.service().clients().sts(),
                    service.service().clients().http()),
            event -> {});

    @AfterEach
    void stop() {
        service.close();
    }

    private HttpResponse post(Map<String, String> members) {
        HttpResponse response = endpoint.handle(
                TestEndpoint.request("POST", "/v1/token", "application/json", Json.write(members), service.proof(key)),
                RequestContext.within(Duration.ofSeconds(15), service.clock()));
        assertEquals(200, response.status());
        return response;
    }

    @Test
    void login_takesElevenWriteUnitsAtMost() throws Exception {
        Map<String, String> redemption = TestEndpoint.redemption(Secret.of(service.signIn()));
        post(redemption);

        assertAtMost(11);
    }

    @Test
    void refresh_takesFiveWriteUnitsAtMost() throws Exception {
        String token = text(post(TestEndpoint.redemption(Secret.of(service.signIn()))), "refreshToken");
        counter.reset();
        post(TestEndpoint.refresh(token));

        assertAtMost(5);
    }

    @Test
    void refreshOfAStoredAnswer_takesThreeWriteUnitsAtMost() throws Exception {
        String token = text(post(TestEndpoint.redemption(Secret.of(service.signIn()))), "refreshToken");
        post(TestEndpoint.refresh(token));
        counter.reset();
        post(TestEndpoint.refresh(token));

        assertAtMost(3);
    }

    private void assertAtMost(double units) {
        assertTrue(counter.writeUnits() > 0, "nothing was counted");
        assertTrue(counter.writeUnits() <= units, "it took " + counter.writeUnits());
    }

    /** Has DynamoDB say what each write cost, including those whose condition did not hold. */
    private static final class Counter implements InvocationHandler {
        private final DynamoDbClient client;
        private final DoubleAdder units = new DoubleAdder();

        private Counter(DynamoDbClient client) {
            this.client = client;
        }

        DynamoDbClient client() {
            return (DynamoDbClient)
                    Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this);
        }

        double writeUnits() {
            return units.sum();
        }

        void reset() {
            units.reset();
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return switch (arguments[0]) {
                    case UpdateItemRequest update -> {
                        UpdateItemResponse response = client.updateItem(
                                update.toBuilder().returnConsumedCapacity(TOTAL).build());
                        units.add(response.consumedCapacity().capacityUnits());
                        yield response;
                    }
                    case TransactWriteItemsRequest write -> {
                        TransactWriteItemsResponse response = client.transactWriteItems(
                                write.toBuilder().returnConsumedCapacity(TOTAL).build());
                        // DynamoDB Local counts four units for a kilobyte in a transaction; DynamoDB takes two.
                        response.consumedCapacity().forEach(capacity -> units.add(capacity.capacityUnits() / 2));
                        yield response;
                    }
                    case SdkRequest read -> method.invoke(client, arguments);
                    // The variants that take a builder, which call those that take a request.
                    default -> InvocationHandler.invokeDefault(proxy, method, arguments);
                };
            } catch (ConditionalCheckFailedException e) {
                // DynamoDB does not report what that costs: a unit for each kilobyte of the item, or part of one.
                units.add(Math.ceil(size(e.item()) / 1024.0));
                throw e;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static int size(Map<String, AttributeValue> item) {
            return item.entrySet().stream()
                    .mapToInt(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                    .sum();
        }

        private static int size(AttributeValue value) {
            if (value.b() != null) {
                return value.b().asByteArrayUnsafe().length;
            }
            return value.s() != null ? value.s().length() : value.n().length();
        }
    }
}
