package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.latchkey.testing.WithNativeCrypto;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithNativeCrypto.class)
class NativeCryptoTest {
    private static final Provider JDK_EC = Security.getProvider("SunEC");

    private static KeyPair ecKeys() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC", JDK_EC);
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        return keys.generateKeyPair();
    }

    @Test
    void proofs_areVerifiedNatively() throws GeneralSecurityException {
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
        es256.initVerify(ecKeys().getPublic());

        assertEquals(AmazonCorrettoCryptoProvider.INSTANCE, es256.getProvider());
    }

    @Test
    void signing_isTheJdks() throws GeneralSecurityException {
        for (String algorithm : List.of("SHA256withECDSAinP1363Format", "SHA256withECDSA")) {
            Signature es256 = Signature.getInstance(algorithm);
            es256.initSign(ecKeys().getPrivate());

            assertEquals(JDK_EC, es256.getProvider());
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.initSign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());

        assertEquals("SunRsaSign", pss.getProvider().getName());
    }

    @Test
    void ciphers_areAesGcmAlone() throws GeneralSecurityException {
        assertEquals(
                "SunJCE",
                Cipher.getInstance("RSA/ECB/PKCS1Padding").getProvider().getName());
        assertEquals(
                "SunJCE",
                Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider().getName());
    }

    @Test
    void tlsAndSignatureVersion4_areComputedNatively() throws GeneralSecurityException {
        assertEquals(
                AmazonCorrettoCryptoProvider.INSTANCE,
                Cipher.getInstance("AES/GCM/NoPadding").getProvider());
        assertEquals(
                AmazonCorrettoCryptoProvider.INSTANCE,
                Mac.getInstance("HmacSHA256").getProvider());
    }

    @Test
    void randomNumbers_areTheJdks() throws GeneralSecurityException {
        assertEquals("SUN", new SecureRandom().getProvider().getName());
        assertEquals("SUN", SecureRandom.getInstanceStrong().getProvider().getName());
    }

    @Test
    void newKeys_areTheJdks() throws GeneralSecurityException {
        assertEquals(JDK_EC, KeyPairGenerator.getInstance("EC").getProvider());
        assertNotEquals(
                AmazonCorrettoCryptoProvider.INSTANCE,
                KeyPairGenerator.getInstance("RSA").getProvider());
        assertNotEquals(
                AmazonCorrettoCryptoProvider.INSTANCE,
                KeyGenerator.getInstance("AES").getProvider());
    }

    @Test
    void whateverGenerates_isLeftOut() {
        Set<String> offered = WithNativeCrypto.first().getServices().stream()
                .map(Provider.Service::getType)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of("Cipher", "KeyAgreement", "KeyFactory", "Mac", "MessageDigest", "Signature"), offered);
        for (Provider.Service service : AmazonCorrettoCryptoProvider.INSTANCE.getServices()) {
            if (!offered.contains(service.getType())) {
                assertNull(WithNativeCrypto.first().getService(service.getType(), service.getAlgorithm()));
            }
        }
    }
}
