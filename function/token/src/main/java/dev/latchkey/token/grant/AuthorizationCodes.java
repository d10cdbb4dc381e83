package dev.latchkey.token.grant;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.Optional;

/**
 * The codes that wait to be redeemed, and those that were, kept under their SHA-256 only. Implementations are safe for
 * concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface AuthorizationCodes {
    /**
     * Stores a code that was just issued.
     *
     * @throws IllegalStateException if the code is there already
     */
    void issue(Secret code, IssuedCode issued, RequestContext context);

    /** The code as it was issued, expired or not, without touching it; empty when unknown or redeemed. */
    Optional<IssuedCode> find(Secret code, RequestContext context);

    /**
     * Redeems the code and keeps {@code redeemed} in its place, both or neither: of all calls for a code, however many
     * at once, one is answered true.
     *
     * @return false if the code is unknown, redeemed, or expired at {@code redeemed.redeemedAt()}
     */
    boolean redeem(Secret code, RedeemedCode redeemed, RequestContext context);

    /** What was kept when the code was redeemed; empty when it was not, or its session has long ended. */
    Optional<RedeemedCode> findRedeemed(Secret code, RequestContext context);
}
