package dev.latchkey.token.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends requests to the services, except for those that the login of a made-up person must not make. It responds to
 * these itself: no code is read, verified or redeemed, and no role is assumed. The SDK above it works as it does with a real
 * response.
 */
public final class PrimingHttpClient implements SdkHttpClient {
    private static final String ASSUMED_ROLE = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
            <Credentials><AccessKeyId>none</AccessKeyId><SecretAccessKey>none</SecretAccessKey>\
            <SessionToken>none</SessionToken><Expiration>9999-12-31T23:59:59Z</Expiration></Credentials>\
            <AssumedRoleUser><Arn>none</Arn><AssumedRoleId>none</AssumedRoleId></AssumedRoleUser>\
            </AssumeRoleResult><ResponseMetadata><RequestId>none</RequestId></ResponseMetadata></AssumeRoleResponse>
            """;

    private final SdkHttpClient services;
    private final String codeItem;

    /**
     * A client in front of {@code services}, closed with it.
     *
     * @param codeItem DynamoDB's response to the read of a code, as JSON
     */
    public PrimingHttpClient(SdkHttpClient services, String codeItem) {
        this.services = services;
        this.codeItem = codeItem;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return madeUp(request)
                .<ExecutableHttpRequest>map(Answer::new)
                .orElseGet(() -> services.prepareRequest(request));
    }

    @Override
    public void close() {
        services.close();
    }

    private Optional<String> madeUp(HttpExecuteRequest request) {
        String operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("STS");
        return switch (operation) {
            case "STS" -> Optional.of(ASSUMED_ROLE);
            case "DynamoDB_20120810.TransactWriteItems" -> Optional.of("{}");
            case "DynamoDB_20120810.TransactGetItems" -> Optional.of(codeItem);
            case "TrentService.VerifyMac" -> Optional.of("{\"MacValid\": true}");
            default -> Optional.empty();
        };
    }

    /** A response that is there already. */
    private record Answer(String body) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader(Header.CONTENT_LENGTH, Integer.toString(content.length))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
