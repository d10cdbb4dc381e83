package dev.latchkey.signin.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What providers publish of themselves, fetched at need and kept for an hour. A fetch that failed is not tried again for
 * five seconds: until then the answer is the same failure.
 */
public final class ProviderMetadata {
    private static final Duration KEPT = Duration.ofHours(1);

    /** How often keys are fetched anew for an ID token whose key is not among them. */
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

    /** For so long a fetch that failed is not repeated: forged logout tokens do not each wait for a provider that is down. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final ProviderHttp http;
    private final Map<URI, Fetched<OIDCProviderMetadata>> metadata = new ConcurrentHashMap<>();
    private final Map<URI, Fetched<JWKSet>> keys = new ConcurrentHashMap<>();
    private final Map<URI, Fetched<DependencyException>> failures = new ConcurrentHashMap<>();

    public ProviderMetadata(ProviderHttp http) {
        this.http = http;
    }

    private record Fetched<T>(T value, Instant at) {
        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    /**
     * The metadata of the provider's pinned issuer (OpenID Connect Discovery §4).
     *
     * @throws DependencyException if they cannot be fetched, or are another issuer's
     */
    OIDCProviderMetadata of(IdentityProvider provider, RequestContext context) {
        Fetched<OIDCProviderMetadata> kept = metadata.get(provider.issuer());
        if (kept != null && kept.isYoungerThan(KEPT, context.now())) {
            return kept.value();
        }
        OIDCProviderMetadata fetched =
                fetch("Metadata", wellKnown(provider), context, response -> checked(provider, response));
        metadata.put(provider.issuer(), new Fetched<>(fetched, context.now()));
        return fetched;
    }

    /** The provider's keys. */
    JWKSet keys(OIDCProviderMetadata of, RequestContext context) {
        Fetched<JWKSet> kept = keys.get(of.getJWKSetURI());
        return kept != null && kept.isYoungerThan(KEPT, context.now()) ? kept.value() : fetchKeys(of, context);
    }

    /** The provider's keys, fetched anew; empty if that was done within the last minute. */
    Optional<JWKSet> keysAnew(OIDCProviderMetadata of, RequestContext context) {
        Fetched<JWKSet> kept = keys.get(of.getJWKSetURI());
        return kept != null && kept.isYoungerThan(BETWEEN_FETCHES, context.now())
                ? Optional.empty()
                : Optional.of(fetchKeys(of, context));
    }

    private JWKSet fetchKeys(OIDCProviderMetadata of, RequestContext context) {
        JWKSet fetched = fetch("Keys", of.getJWKSetURI(), context, ProviderMetadata::keySet);
        keys.put(of.getJWKSetURI(), new Fetched<>(fetched, context.now()));
        return fetched;
    }

    /** Reads a response. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ReadOnlyHTTPResponse response) throws IOException, ParseException;
    }

    private <T> T fetch(String operation, URI uri, RequestContext context, Reader<T> reader) {
        Fetched<DependencyException> failure = failures.get(uri);
        if (failure != null && failure.isYoungerThan(AFTER_FAILURE, context.now())) {
            throw failure.value();
        }
        try {
            T fetched = http.call(
                    operation,
                    context,
                    sender -> reader.read(ok(new HTTPRequest(HTTPRequest.Method.GET, uri).send(sender))));
            failures.remove(uri);
            return fetched;
        } catch (DependencyException e) {
            failures.put(uri, new Fetched<>(e, context.now()));
            throw e;
        }
    }

    private static JWKSet keySet(ReadOnlyHTTPResponse response) throws ParseException {
        try {
            return JWKSet.parse(response.getBody());
        } catch (java.text.ParseException e) {
            throw new ParseException("not a JWK set");
        }
    }

    private static OIDCProviderMetadata checked(IdentityProvider provider, ReadOnlyHTTPResponse response)
            throws IOException, ParseException {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBody());
        if (!metadata.getIssuer().getValue().equals(provider.issuer().toString())) {
            throw new ParseException("another issuer's metadata");
        }
        boolean areSafe = Stream.of(
                        metadata.getAuthorizationEndpointURI(),
                        metadata.getTokenEndpointURI(),
                        metadata.getJWKSetURI(),
                        metadata.getUserInfoEndpointURI())
                .allMatch(uri -> uri == null || isAsSafeAs(provider.issuer(), uri));
        if (!areSafe || metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
            throw new ParseException("an endpoint is missing, or not https");
        }
        return metadata;
    }

    private static boolean isAsSafeAs(URI issuer, URI endpoint) {
        return "https".equals(endpoint.getScheme())
                || ("http".equals(issuer.getScheme())
                        && "http".equals(endpoint.getScheme())
                        && String.valueOf(issuer.getHost()).equals(endpoint.getHost()));
    }

    private static ReadOnlyHTTPResponse ok(ReadOnlyHTTPResponse response) throws IOException {
        if (response.getStatusCode() != HTTPResponse.SC_OK) {
            throw new IOException("status " + response.getStatusCode());
        }
        return response;
    }

    private static URI wellKnown(IdentityProvider provider) {
        String issuer = provider.issuer().toString();
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }
}
