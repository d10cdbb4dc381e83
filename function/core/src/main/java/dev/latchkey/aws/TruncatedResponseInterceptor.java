package dev.latchkey.aws;

import java.io.EOFException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses a response whose connection ended among its headers, which also happens when a call's time runs out there.
 * HTTP client and SDK take what has arrived for all of it, and a session's item that was cut off would look like one
 * that nobody revoked.
 */
final class TruncatedResponseInterceptor implements ExecutionInterceptor {
    @Override
    public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        // A response that states its length cannot be cut off without the HTTP client noticing (RFC 9112 §8).
        if (!has(response, Header.CONTENT_LENGTH) && !has(response, Header.TRANSFER_ENCODING)) {
            throw SdkClientException.create("a response without its length", new EOFException());
        }
    }

    private static boolean has(SdkHttpResponse response, String header) {
        return response.firstMatchingHeader(header).isPresent();
    }
}
