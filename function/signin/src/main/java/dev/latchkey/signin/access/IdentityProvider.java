package dev.latchkey.signin.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenID provider that people sign in at.
 *
 * @param name 1–32 characters of {@code [a-z0-9-]}, which stand in the redirect URI that is registered there
 * @param label what people see on its button
 * @param issuer its issuer identifier, by which its metadata is found and its ID tokens are known
 * @param clientId Latchkey's client id there
 * @param clientAuthentication how Latchkey authenticates to its token endpoint
 * @param claims under which names it tells who somebody is
 * @param scopes what is asked for; always with {@code openid}
 * @param algorithms the JWS algorithms (RFC 7518 §3.1) that its ID tokens may be signed with
 * @param acrValues asked for at every sign-in, most wanted first ({@code acr_values})
 * @param prompt the parameter {@code prompt} of every authentication request, if any
 * @param recheck whether people are looked up again while their sessions run
 */
public record IdentityProvider(
        String name,
        String label,
        URI issuer,
        String clientId,
        ClientAuthentication clientAuthentication,
        Claims claims,
        List<String> scopes,
        Set<String> algorithms,
        List<String> acrValues,
        Optional<String> prompt,
        Optional<Recheck> recheck) {

    public IdentityProvider {
        scopes = List.copyOf(scopes);
        algorithms = Set.copyOf(algorithms);
        acrValues = List.copyOf(acrValues);
    }

    /**
     * The names of claims.
     *
     * @param id what a person is known by for good; {@code sub} unless set
     * @param name what a person is called in AWS: session name and source identity
     * @param display what a person is called on pages
     * @param groups the person's groups, if the provider tells them
     */
    public record Claims(String id, String name, String display, Optional<String> groups) {}

    /**
     * How people are looked up again, with the refresh token that the provider gave at their sign-in.
     *
     * @param every how often each person is at most, while they refresh
     * @param grace how long the provider may fail before that ends their sessions
     */
    public record Recheck(Duration every, Duration grace) {}

    /** How Latchkey authenticates to the provider's token endpoint (OpenID Connect Core §9). */
    public sealed interface ClientAuthentication {}

    /** A JWT signed by a KMS key, whose public half is at {@code /v1/keys}. */
    public record PrivateKeyJwt() implements ClientAuthentication {}

    /** Not at all: PKCE alone binds the code to us. */
    public record NoAuthentication() implements ClientAuthentication {}

    /**
     * A secret.
     *
     * @param sealed the secret as {@code infra/latchkey secret} prints it: sealed by KMS, in base64
     * @param inBody {@code client_secret_post} instead of {@code client_secret_basic}
     */
    public record ClientSecret(String sealed, boolean inBody) implements ClientAuthentication {
        /** With what it is sealed and opened: no key of ours opens one ciphertext in place of another. */
        public static final Map<String, String> ENCRYPTION_CONTEXT = Map.of("purpose", "identity-provider-secret");
    }
}
