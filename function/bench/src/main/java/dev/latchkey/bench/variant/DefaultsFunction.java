package dev.latchkey.bench.variant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.token.endpoint.TokenEndpoint;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.request.RequestContext;
import dev.latchkey.oauth.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The function as one would write it first: clients as the SDK makes them, the event as a class of Lambda's. */
public final class DefaultsFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Clock clock = Clock.systemUTC();
    private final TokenEndpoint endpoint;

    /** The constructor that the runtime calls. */
    public DefaultsFunction() {
        Settings settings = Settings.fromEnvironment();
        // Each client finds its Region, credentials and HTTP client by itself; the last one here is none of theirs.
        AwsClients clients = new AwsClients(
                DynamoDbClient.create(), KmsClient.create(), StsClient.create(), Apache5HttpClient.create());
        endpoint = Wiring.endpoint(settings, clients, new JsonEventLog(System.out, settings.metricsNamespace()), clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, List<String>> headers = new HashMap<>();
        event.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
        HttpResponse response = endpoint.handle(
                new HttpRequest(
                        event.getRequestContext().getHttp().getMethod(),
                        event.getRawPath(),
                        Set.of(),
                        headers,
                        Secret.of(event.getBody()),
                        event.getIsBase64Encoded(),
                        event.getRequestContext().getHttp().getSourceIp(),
                        event.getRequestContext().getRequestId()),
                RequestContext.within(Duration.ofMillis(context.getRemainingTimeInMillis()), clock));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body().reveal())
                .build();
    }
}
