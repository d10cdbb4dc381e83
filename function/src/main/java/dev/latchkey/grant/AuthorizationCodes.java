package dev.latchkey.grant;

import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * The codes that wait to be redeemed, kept under their SHA-256 only. Implementations are safe for concurrent use, and
 * throw {@link dev.latchkey.oauth.DependencyException} when their store fails.
 */
public interface AuthorizationCodes {
    /**
     * Stores a code that was just issued.
     *
     * @throws IllegalStateException if the code is there already
     */
    void issue(Secret code, IssuedCode issued, Deadline deadline);

    /** The code as it was issued, expired or not, without touching it; empty when unknown or redeemed. */
    Optional<IssuedCode> find(Secret code, Deadline deadline);

    /**
     * Redeems the code in one conditional write: of all calls for a code, however many at once, one is answered true.
     *
     * @param now a code that has expired by then is not redeemed
     * @return false if the code is unknown, redeemed or expired
     */
    boolean redeem(Secret code, Instant now, Deadline deadline);
}
