package dev.latchkey;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Corretto Crypto Provider, as far as it draws no random numbers: it verifies a proof in a twentieth of the time
 * that the JDK takes, and halves what TLS and signatures cost (see docs/decisions.md).
 *
 * <p>Its random numbers come from a generator in native memory. Lambda promises of Java's own {@code SecureRandom} that
 * it does not repeat itself in two instances of one snapshot, and promises nothing of that one. So random numbers and new
 * keys stay with the JDK, and nothing here may make signatures of worth: KMS signs.
 */
@SuppressWarnings("serial") // Nobody serialises a provider, as Properties can be.
public final class NativeCrypto extends Provider {
    private static final Set<String> TYPES =
            Set.of("Cipher", "KeyAgreement", "KeyFactory", "Mac", "MessageDigest", "Signature");

    static final String NAME = "LatchkeyNativeCrypto";

    private final Provider corretto;

    NativeCrypto(Provider corretto) {
        super(
                "LatchkeyNativeCrypto",
                corretto.getVersionStr(),
                "Amazon Corretto Crypto Provider without its generators");
        this.corretto = corretto;
    }

    /** Puts it before the JDK's providers; does nothing on a machine that its library was not made for. */
    public static void install() {
        if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
            Security.insertProviderAt(new NativeCrypto(AmazonCorrettoCryptoProvider.INSTANCE), 1);
        }
    }

    @Override
    public @Nullable Service getService(String type, String algorithm) {
        return TYPES.contains(type) ? corretto.getService(type, algorithm) : null;
    }

    @Override
    public Set<Service> getServices() {
        return corretto.getServices().stream()
                .filter(service -> TYPES.contains(service.getType()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
