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
 * Amazon Corretto Crypto Provider, as far as it draws no random numbers: it verifies a proof in a twentieth of the time
 * that the JDK takes, and halves what TLS and signatures of requests cost (see docs/decisions.md).
 *
 * <p>Its random numbers come from a generator in native memory, which every instance restored from a snapshot begins
 * with. Whether they stay unique hangs on library, kernel and platform together; the JDK reads them from the kernel. So
 * random numbers, new keys and signing stay with the JDK, and of the ciphers only AES-GCM is here.
 */
@SuppressWarnings("serial") // Nobody serialises a provider, as Properties can be.
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
     * Puts it before the JDK's providers.
     *
     * @return false, and nothing is changed, where it does not work: its library was made for another machine, say
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

    /** Of the ciphers AES-GCM alone: paddings for RSA and CBC are random. */
    private static boolean isOffered(Service service) {
        return TYPES.contains(service.getType())
                && (!service.getType().equals(CIPHER) || service.getAlgorithm().contains("/GCM/"));
    }

    private static Service withoutSigning(Service service) {
        return service.getType().equals(SIGNATURE) ? new Verification(service) : service;
    }

    /** A signature algorithm for public keys: ECDSA signs with a random number, RSASSA-PSS with a random salt. */
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
