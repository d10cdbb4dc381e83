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

/** What providers publish of themselves, fetched at need and kept for an hour. */
public final class ProviderMetadata {
    private static final Duration KEPT = Duration.ofHours(1);

    /** How often keys are fetched anew for an ID token whose key is not among them. */
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final ProviderHttp http;
    private final Map<URI, Fetched<OIDCProviderMetadata>> metadata = new ConcurrentHashMap<>();
    private final Map<URI, Fetched<JWKSet>> keys = new ConcurrentHashMap<>();

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
        OIDCProviderMetadata fetched = http.call(
                "Metadata",
                context,
                sender -> checked(provider, get(wellKnown(provider)).send(sender)));
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
        JWKSet fetched = http.call("Keys", context, sender -> {
            try {
                return JWKSet.parse(ok(get(of.getJWKSetURI()).send(sender)).getBody());
            } catch (java.text.ParseException e) {
                throw new ParseException("not a JWK set");
            }
        });
        keys.put(of.getJWKSetURI(), new Fetched<>(fetched, context.now()));
        return fetched;
    }

    private static OIDCProviderMetadata checked(IdentityProvider provider, ReadOnlyHTTPResponse response)
            throws IOException, ParseException {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(ok(response).getBody());
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

    private static HTTPRequest get(URI uri) {
        return new HTTPRequest(HTTPRequest.Method.GET, uri);
    }

    private static URI wellKnown(IdentityProvider provider) {
        String issuer = provider.issuer().toString();
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }
}
