package dev.latchkey.local.provider;

import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.oauth.Secret;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one application that is registered at the sample provider.
 *
 * @param redirectUris where people may be sent back to, compared character by character
 */
public record Client(String id, Set<URI> redirectUris, Authentication authentication) {
    public Client {
        redirectUris = Set.copyOf(redirectUris);
    }

    /** Where a request with these parameters wants people sent back to; empty if it is not this client's. */
    Optional<URI> redirectUri(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("client_id", List.of()).equals(List.of(id))
                ? redirectUris.stream()
                        .filter(uri -> parameters
                                .getOrDefault("redirect_uri", List.of())
                                .equals(List.of(uri.toString())))
                        .findFirst()
                : Optional.empty();
    }

    /** How it proves at the token endpoint that it is the client. */
    public sealed interface Authentication {}

    /** Not at all: PKCE alone guards the code. */
    public record None() implements Authentication {}

    /** {@code client_secret_basic} or {@code client_secret_post}. */
    public record WithSecret(Secret secret) implements Authentication {}

    /**
     * {@code private_key_jwt}.
     *
     * @param keys asked at each request for the client's public keys
     */
    public record WithPrivateKey(Supplier<JWKSet> keys) implements Authentication {
        private static final int TIMEOUT_MILLIS = 5000;
        private static final int LARGEST = 100_000;

        /** With the keys that the client publishes at this URL (RFC 7591 §2, {@code jwks_uri}). */
        public static WithPrivateKey publishedAt(URI url) {
            return new WithPrivateKey(() -> {
                try {
                    return JWKSet.load(url.toURL(), TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
                } catch (IOException | ParseException e) {
                    throw new IllegalStateException("the client's keys are not to be had", e);
                }
            });
        }
    }
}
