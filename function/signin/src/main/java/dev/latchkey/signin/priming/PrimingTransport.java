package dev.latchkey.signin.priming;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.latchkey.signin.provider.ProviderTransport;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Carries the requests of a {@link Priming} to identity providers that do not exist. In place of each it gets a page that
 * nobody reads from a service that does, for connections and handshakes are what takes long.
 *
 * @param http carries the requests to {@code service}
 * @param service which may be asked for its front page
 * @param provider an identity provider's response to a URL and a body, as JSON
 */
public record PrimingTransport(ProviderTransport http, URI service, BinaryOperator<String> provider)
        implements ProviderTransport {
    @Override
    public Call prepare(ReadOnlyHTTPRequest request) {
        String body = Optional.ofNullable(request.getBody()).orElse("");
        return new MadeUpCall(
                http.prepare(new HTTPRequest(HTTPRequest.Method.GET, service)),
                provider.apply(request.getURI().toString(), body));
    }

    private record MadeUpCall(Call real, String json) implements Call {
        @Override
        public ReadOnlyHTTPResponse response() throws IOException {
            real.response();
            HTTPResponse madeUp = new HTTPResponse(HTTPResponse.SC_OK);
            madeUp.setHeader("Content-Type", "application/json");
            madeUp.setBody(json);
            return madeUp;
        }

        @Override
        public void abort() {
            real.abort();
        }
    }
}
