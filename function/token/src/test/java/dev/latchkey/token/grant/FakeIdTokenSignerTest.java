package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeIdTokenSigner;
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
