package dev.latchkey.lambda;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Corretto Crypto Provider, except for whatever draws random numbers: it verifies a proof in a twentieth of the
 * time that the JDK takes, and halves what TLS and signatures of requests cost (see docs/decisions.md).
 *
 * <p>Its random numbers come from a generator in native memory, with which every instance restored from the snapshot
 * starts. Whether they stay unique depends on library, kernel and platform together; the JDK reads them from the
 * kernel. So random numbers, new keys and signing stay with the JDK, and AES-GCM is the only cipher here.
 */
@SuppressWarnings("serial") // A provider can be serialised because Properties can; nobody does it.
public final class NativeCrypto extends Provider {
    private static final String CIPHER = "Cipher";
    private static final String SIGNATURE = "Signature";
    private static final Set<String> TYPES =
            Set.of(CIPHER, "KeyAgreement", "KeyFactory", "Mac", "MessageDigest", SIGNATURE);

    private final Provider corretto;

    private NativeCrypto(Provider corretto) {
        super("LatchkeyNativeCrypto", corretto.getVersionStr(), "Amazon Corretto Crypto Provider without randomness");
        this.corretto = corretto;
    }

    /**
     * Installs it ahead of the JDK's providers.
     *
     * @return false, with nothing changed, if it does not work here, for instance because its library is for another
     *     architecture
     */
    public static boolean install() {
        try {
            AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            return corretto.getLoadingError() == null
                    && corretto.runSelfTests() == SelfTestStatus.PASSED
                    && Security.insertProviderAt(new NativeCrypto(corretto), 1) > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    @Override
    public @Nullable Service getService(String type, String algorithm) {
        Service service = corretto.getService(type, algorithm);
        return service != null && isOffered(service) ? withoutSigning(service) : null;
    }

    @Override
    public Set<Service> getServices() {
        return corretto.getServices().stream()
                .filter(NativeCrypto::isOffered)
                .map(NativeCrypto::withoutSigning)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The only ciphers are AES-GCM: paddings for RSA, and CBC's initialisation vectors, are random. */
    private static boolean isOffered(Service service) {
        return TYPES.contains(service.getType())
                && (!service.getType().equals(CIPHER) || service.getAlgorithm().contains("/GCM/"));
    }

    private static Service withoutSigning(Service service) {
        return service.getType().equals(SIGNATURE) ? new Verification(service) : service;
    }

    /** A signature algorithm that only verifies: ECDSA signs with a random number, RSASSA-PSS with a random salt. */
    private static final class Verification extends Service {
        private final Service service;

        private Verification(Service service) {
            super(service.getProvider(), service.getType(), service.getAlgorithm(), service.getClassName(), null, null);
            this.service = service;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return service.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(@Nullable Object key) {
            return key instanceof PublicKey && service.supportsParameter(key);
        }
    }
}
