package dev.latchkey.signin.flow;

import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.testing.FakeSignIns;
import java.util.List;

/** What the tests of the flow stand on keeps the contract too. */
class FakeSignInsTest extends SignInsContract {
    private final FakeSignIns signIns = new FakeSignIns();

    @Override
    protected SignIns signIns() {
        return signIns;
    }

    @Override
    protected long issued(List<Secret> codes) {
        return signIns.issued().stream()
                .filter(issued -> codes.contains(issued.code()))
                .count();
    }
}
