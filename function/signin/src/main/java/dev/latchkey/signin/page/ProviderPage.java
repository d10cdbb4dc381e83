package dev.latchkey.signin.page;

import java.util.List;

/**
 * The choice of an identity provider.
 *
 * @param remote whether the client is on another device
 */
public record ProviderPage(Organization organization, boolean remote, List<Provider> providers) {
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
