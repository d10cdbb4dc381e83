package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeTokenSealer;

class FakeTokenSealerTest extends TokenSealerContract {
    private final FakeTokenSealer sealer = new FakeTokenSealer();

    @Override
    protected TokenSealer sealer() {
        return sealer;
    }

    @Override
    protected TokenSealer otherSealer() {
        return new FakeTokenSealer();
    }
}
