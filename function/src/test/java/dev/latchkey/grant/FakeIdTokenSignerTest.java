package dev.latchkey.grant;

import dev.latchkey.testing.FakeIdTokenSigner;
import java.security.PublicKey;

class FakeIdTokenSignerTest extends IdTokenSignerContract {
    private final FakeIdTokenSigner signer = new FakeIdTokenSigner();

    @Override
    protected IdTokenSigner signer() {
        return signer;
    }

    @Override
    protected PublicKey publicKey() {
        return signer.publicKey();
    }
}
