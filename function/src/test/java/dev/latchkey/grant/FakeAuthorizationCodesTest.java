package dev.latchkey.grant;

import dev.latchkey.testing.FakeAuthorizationCodes;

class FakeAuthorizationCodesTest extends AuthorizationCodesContract {
    private final FakeAuthorizationCodes codes = new FakeAuthorizationCodes();

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }
}
