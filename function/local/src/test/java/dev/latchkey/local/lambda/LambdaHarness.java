package dev.latchkey.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.Provisioning;
import dev.latchkey.local.events.DynamoDbCodeIssuer;
import dev.latchkey.local.testing.FaultyBackend;
import dev.latchkey.local.testing.SharedBackend;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A function under the runtime interface client, with the services that it calls. */
abstract class LambdaHarness {
    static final String ENDPOINT = "https://login.example.com/v1/token";

    @TempDir
    static Path temporary;

    final InstantSource clock = Clock.systemUTC();
    final RuntimeApi api = new RuntimeApi(clock);
    final FaultyBackend backend = new FaultyBackend(SharedBackend.get());
    final AwsClients clients = LocalClients.create(backend);
    final Provisioning provisioned = Provisioning.ensure(clients, "lambda");
    final ECKey key = Proof.newKey();

    @AfterEach
    void stop() {
        clients.close();
        backend.close();
        api.close();
    }

    /** The environment that template.yaml gives the function, and what Lambda adds. */
    Map<String, String> environment(BuiltFunction function) {
        Credentials credentials = clients.sts()
                .assumeRole(role ->
                        role.roleArn("arn:aws:iam::000000000000:role/Latchkey").roleSessionName(function.logicalId()))
                .credentials();
        return new HashMap<>(Map.ofEntries(
                Map.entry("JAVA_TOOL_OPTIONS", function.options()),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", credentials.accessKeyId()),
                Map.entry("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey()),
                Map.entry("AWS_SESSION_TOKEN", credentials.sessionToken()),
                Map.entry("LATCHKEY_TABLE", provisioned.tableName()),
                Map.entry("LATCHKEY_SEALING_KEY", provisioned.sealingKeyArn()),
                Map.entry("LATCHKEY_SIGNING_KEY", provisioned.signingKeyArn()),
                Map.entry("LATCHKEY_CODE_KEY", provisioned.codeKeyArn()),
                Map.entry("LATCHKEY_CLIENT_KEY", provisioned.clientKeyArn()),
                Map.entry("LATCHKEY_SECRETS_KEY", provisioned.secretsKeyArn()),
                Map.entry("LATCHKEY_ENDPOINT_URLS", ENDPOINT),
                Map.entry("LATCHKEY_METRICS_NAMESPACE", "Latchkey"),
                Map.entry("AWS_ENDPOINT_URL", backend.dynamoDb().toString())));
    }

    LambdaProcess start(BuiltFunction function, Map<String, String> environment) throws IOException {
        return LambdaProcess.start(
                api, function, function.taskRoot(temporary), LambdaProcess.RUNTIME_FLAGS, environment);
    }

    /** Starts the function as Lambda does for SnapStart, up to where the snapshot could be taken. */
    LambdaProcess startToSnapshot(BuiltFunction function) throws Exception {
        return startToSnapshot(function, Map.of());
    }

    /** The same, with more variables. */
    LambdaProcess startToSnapshot(BuiltFunction function, Map<String, String> more) throws Exception {
        Map<String, String> environment = environment(function);
        environment.putAll(more);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        backend.proxy().forgetCalls();
        LambdaProcess process = start(function, environment);
        api.snapshot().get(1, TimeUnit.MINUTES);
        return process;
    }

    /** The members of a redemption of a code that was just issued. */
    Map<String, String> redemption() {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        new DynamoDbCodeIssuer(
                        new DynamoDbTable(clients.dynamoDb(), provisioned.tableName()),
                        new KmsMacKey(clients.kms(), provisioned.codeKeyArn()))
                .issue(code, Grants.issuedCode(clock.instant()), RequestContext.within(Duration.ofSeconds(15), clock));
        return TestEndpoint.redemption(code);
    }

    Map<String, String> headers() {
        return Map.of(
                "content-type",
                "application/json",
                "dpop",
                Proof.with(key).at(clock.instant()).claim("htu", ENDPOINT).sign());
    }

    /** An event of payload format 2.0. */
    String event(Map<String, String> members) {
        return Json.write(event -> {
            event.writeStringField("version", "2.0");
            event.writeStringField("rawPath", "/v1/token");
            Json.writeStringMap(event, "headers", headers());
            event.writeObjectFieldStart("requestContext");
            Json.writeStringMap(event, "http", Map.of("method", "POST", "sourceIp", "192.0.2.7"));
            event.writeEndObject();
            event.writeStringField("body", Json.write(members));
        });
    }

    /** An event of payload format 1.0. */
    String eventOfFormat1(Map<String, String> members) {
        return Json.write(event -> {
            event.writeStringField("version", "1.0");
            event.writeStringField("httpMethod", "POST");
            event.writeStringField("path", "/v1/token");
            Json.writeStringMap(event, "headers", headers());
            event.writeStringField("body", Json.write(members));
        });
    }

    JsonObject answer(String event) throws Exception {
        return JsonObject.parse(api.invoke(event).get(1, TimeUnit.MINUTES));
    }

    /** The body of a response that must be a success. */
    JsonObject issued(String event) throws Exception {
        JsonObject answer = answer(event);
        String body = answer.string("body").orElseThrow();
        assertEquals(200, answer.number("statusCode").orElseThrow(), body);
        return JsonObject.parse(body);
    }
}
