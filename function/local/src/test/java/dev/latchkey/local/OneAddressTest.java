package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.sts.StsStandIn;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.local.testing.WebPage;
import dev.latchkey.token.aws.AwsClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The local service at its own address, as the services of AWS that the operator's command calls. */
class OneAddressTest {
    private final TestService service = new TestService();
    private final Optional<URI> url = Optional.of(service.url());
    private final AwsClients operator = AwsClients.create(
            LocalService.REGION,
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(StsStandIn.OPERATOR_KEY, StsStandIn.OPERATOR_KEY)),
            new AwsClients.Endpoints(url, url, url));

    @AfterEach
    void close() {
        operator.close();
        service.close();
    }

    private HttpResponse<String> post(String... headers) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(service.url().resolve("/"))
                            .headers(headers)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"TableName\":\"latchkey\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void dynamoDb_hasTheTable() {
        assertEquals(
                TableStatus.ACTIVE,
                operator.dynamoDb()
                        .describeTable(describe -> describe.tableName("latchkey"))
                        .table()
                        .tableStatus());
    }

    @Test
    void kms_hasTheKeys() {
        assertTrue(operator.kms()
                .describeKey(describe -> describe.keyId("alias/latchkey-secrets"))
                .keyMetadata()
                .arn()
                .startsWith("arn:aws:kms:"));
    }

    @Test
    void sts_knowsTheOperator() {
        assertEquals(StsStandIn.OPERATOR, operator.sts().getCallerIdentity().arn());
    }

    @Test
    void serviceThatIsNotHere_isRefusedAsAnUnknownOperation() throws Exception {
        HttpResponse<String> response = post("X-Amz-Target", "Logs_20140328.FilterLogEvents");

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("\"__type\":\"UnknownOperationException\""), response::body);
    }

    @Test
    void webPage_reachesNone() throws Exception {
        assertEquals(403, WebPage.statusFrom(service.url().toString(), service.url()));
        assertEquals(421, WebPage.statusUnder("evil.test", service.url()));
    }

    @Test
    void startPage_pointsClientsToStsHere() throws Exception {
        String page = service.get("/").body();

        assertTrue(page.contains("sts =\n  endpoint_url = " + service.url()), page);
    }
}
