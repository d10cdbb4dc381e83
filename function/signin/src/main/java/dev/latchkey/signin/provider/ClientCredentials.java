package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.net.URI;
import java.util.Optional;

/** What Latchkey authenticates with to a provider's token endpoint. */
@FunctionalInterface
public interface ClientCredentials {
    /**
     * The authentication for one request; empty where the provider asks for none.
     *
     * @param tokenEndpoint which it is for
     * @throws dev.latchkey.request.DependencyException if the service that has the key fails
     */
    Optional<ClientAuthentication> forProvider(IdentityProvider provider, URI tokenEndpoint, RequestContext context);
}
