package dev.latchkey.token.testing;

import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.IdTokenSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** Signs with a key of its own, which it keeps in memory. */
public final class FakeIdTokenSigner implements IdTokenSigner {
    private final KeyPair key;

    public FakeIdTokenSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public ECPublicKey publicKey() {
        return (ECPublicKey) key.getPublic();
    }

    @Override
    public String keyId() {
        return "fake-signing-key";
    }

    @Override
    public byte[] sign(byte[] signingInput, RequestContext context) {
        try {
            Signature es384 = Signature.getInstance("SHA384withECDSAinP1363Format");
            es384.initSign(key.getPrivate());
            es384.update(signingInput);
            return es384.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
