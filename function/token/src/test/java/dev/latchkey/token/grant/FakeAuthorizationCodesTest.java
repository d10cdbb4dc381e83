package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeAuthorizationCodes;

class FakeAuthorizationCodesTest extends AuthorizationCodesContract {
    private final FakeAuthorizationCodes codes = new FakeAuthorizationCodes();

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }
}
