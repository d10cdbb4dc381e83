package dev.latchkey.token.testing;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.RedeemedCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Codes in memory. */
public final class FakeAuthorizationCodes implements AuthorizationCodes {
    private final Map<String, IssuedCode> codes = new HashMap<>();
    private final Map<String, RedeemedCode> redeemed = new HashMap<>();

    @Override
    public synchronized void issue(Secret code, IssuedCode issued, RequestContext context) {
        if (codes.putIfAbsent(code.sha256(), issued) != null) {
            throw new IllegalStateException("the code is there already");
        }
    }

    @Override
    public synchronized Optional<IssuedCode> find(Secret code, RequestContext context) {
        return Optional.ofNullable(codes.get(code.sha256()));
    }

    @Override
    public synchronized boolean redeem(Secret code, RedeemedCode kept, RequestContext context) {
        IssuedCode issued = codes.get(code.sha256());
        if (issued == null || !kept.redeemedAt().isBefore(issued.expiresAt())) {
            return false;
        }
        codes.remove(code.sha256());
        redeemed.put(code.sha256(), kept);
        return true;
    }

    @Override
    public synchronized Optional<RedeemedCode> findRedeemed(Secret code, RequestContext context) {
        return Optional.ofNullable(redeemed.get(code.sha256()));
    }
}
