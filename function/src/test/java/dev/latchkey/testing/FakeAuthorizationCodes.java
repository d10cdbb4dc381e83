package dev.latchkey.testing;

import dev.latchkey.grant.AuthorizationCodes;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes in memory. */
public final class FakeAuthorizationCodes implements AuthorizationCodes {
    private final Map<String, IssuedCode> codes = new ConcurrentHashMap<>();

    @Override
    public void issue(Secret code, IssuedCode issued, Deadline deadline) {
        if (codes.putIfAbsent(code.sha256(), issued) != null) {
            throw new IllegalStateException("the code is there already");
        }
    }

    @Override
    public Optional<IssuedCode> find(Secret code, Deadline deadline) {
        return Optional.ofNullable(codes.get(code.sha256()));
    }

    @Override
    public boolean redeem(Secret code, Instant now, Deadline deadline) {
        IssuedCode issued = codes.get(code.sha256());
        return issued != null && now.isBefore(issued.expiresAt()) && codes.remove(code.sha256(), issued);
    }
}
