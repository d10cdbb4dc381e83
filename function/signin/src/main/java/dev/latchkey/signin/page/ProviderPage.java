package dev.latchkey.signin.page;

import java.util.List;
import java.util.Optional;

/**
 * The choice of an identity provider.
 *
 * @param remote whether the client is on another device; empty if the person comes without a client
 */
public record ProviderPage(Organization organization, Optional<Boolean> remote, List<Provider> providers) {
    public ProviderPage {
        providers = List.copyOf(providers);
    }

    /**
     * A provider to choose.
     *
     * @param href where choosing it leads, on this host
     */
    public record Provider(String label, String href) {}
}
