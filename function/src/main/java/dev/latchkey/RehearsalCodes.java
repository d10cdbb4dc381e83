package dev.latchkey;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCodes;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.RedeemedCode;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codes of a {@link Rehearsal}. The store is asked as ever, and knows none of them; what it would have said is made
 * up: a minute's session of a role that is not there.
 *
 * @param store asked, and left as it is
 * @param accountId whose role it would be
 * @param codeVerifier of the one client there is
 */
record RehearsalCodes(AuthorizationCodes store, String accountId, Secret codeVerifier, InstantSource clock)
        implements AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final String NAME = "latchkey-rehearsal";

    @Override
    public void issue(Secret code, IssuedCode issued, Invocation invocation) {
        throw new UnsupportedOperationException("nobody signs in");
    }

    @Override
    public Optional<IssuedCode> find(Secret code, Invocation invocation) {
        Instant now = clock.instant();
        return store.find(code, invocation)
                .or(() -> Optional.of(new IssuedCode(
                        RehearsalClient.CLIENT_ID,
                        RehearsalClient.REDIRECT_URI,
                        Optional.of(Pkce.challenge(codeVerifier)),
                        Optional.empty(),
                        Optional.empty(),
                        now.plus(LIFETIME),
                        Map.of(),
                        new Authorization(
                                "arn:aws:iam::" + accountId + ":role/" + NAME,
                                NAME,
                                NAME,
                                Map.of(),
                                Optional.empty(),
                                List.of(),
                                now,
                                now.plus(LIFETIME)))));
    }

    /** The store refuses, for it has no such code: the transaction runs, and changes nothing. */
    @Override
    public boolean redeem(Secret code, RedeemedCode redeemed, Invocation invocation) {
        return !store.redeem(code, redeemed, invocation);
    }

    @Override
    public Optional<RedeemedCode> findRedeemed(Secret code, Invocation invocation) {
        return store.findRedeemed(code, invocation);
    }
}
