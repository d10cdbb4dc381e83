package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;

/** Carries requests to identity providers. It follows no redirects. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface ProviderTransport {
    /** The longest response that is read, in bytes: metadata, keys and tokens are a tenth of it. */
    int MAX_BYTES = 256 * 1024;

    /** A request that is ready to be sent. */
    Call prepare(ReadOnlyHTTPRequest request);

    /** A request, to be sent once. */
    interface Call {
        /**
         * Sends the request, and waits for all of the response.
         *
         * @throws IOException if there is none, or more than {@link #MAX_BYTES} of it
         */
        ReadOnlyHTTPResponse response() throws IOException;

        /** Ends the wait, from another thread. */
        void abort();
    }
}
