package dev.latchkey.aws;

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
 * Sends requests to the services, except for those that nobody must make for a made-up person. It responds to these
 * itself, and whoever is above it works as with a real response.
 */
public final class PrimingHttpClient implements SdkHttpClient {
    private final SdkHttpClient services;
    private final MadeUp madeUp;

    /** What services would respond. */
    @FunctionalInterface
    public interface MadeUp {
        /** The response to a request that must not be made; empty for one that may. */
        Optional<Response> to(HttpExecuteRequest request);
    }

    /** A response with the status 200. */
    public record Response(String contentType, String body) {
        /** A response with JSON. */
        public static Response json(String body) {
            return new Response("application/json", body);
        }
    }

    /** A client in front of {@code services}, closed with it. */
    public PrimingHttpClient(SdkHttpClient services, MadeUp madeUp) {
        this.services = services;
        this.madeUp = madeUp;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return madeUp.to(request)
                .<ExecutableHttpRequest>map(Answer::new)
                .orElseGet(() -> services.prepareRequest(request));
    }

    @Override
    public void close() {
        services.close();
    }

    /** A response that is there already. */
    private record Answer(Response response) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            byte[] content = response.body().getBytes(StandardCharsets.UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader(Header.CONTENT_TYPE, response.contentType())
                            .putHeader(Header.CONTENT_LENGTH, Integer.toString(content.length))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
