package dev.latchkey.token.grant;

import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.Optional;

/**
 * The codes that wait to be redeemed, and those that have been, stored under their SHA-256 only. Implementations are
 * safe for concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface AuthorizationCodes {
    /**
     * How often STS may refuse a code's role before the code is spent. More than once, because somebody may fix the
     * role in the meantime.
     */
    int MAX_REFUSALS = 5;

    /**
     * Everything about a code, as of one moment.
     *
     * @param issued the code as it was issued, expired or not; empty when it is unknown, redeemed or spent
     * @param mac what shows that the sign-in function issued it; empty when nothing does
     * @param redeemed what was kept when it was redeemed; empty when it was not, or its session has long ended
     * @param person what was ended of the person's access
     */
    record State(
            Optional<IssuedCode> issued, Optional<CodeMac> mac, Optional<RedeemedCode> redeemed, PersonMarks person) {}

    /** What became of a call that redeems a code. */
    sealed interface Redemption {
        /** This call redeemed it. */
        record Redeemed() implements Redemption {}

        /** The code is unknown, was redeemed at any time, or was expired at {@link RedeemedCode#redeemedAt}. */
        record NotRedeemable() implements Redemption {}

        /**
         * The session that it was to begin had been ended; the code is left.
         *
         * @param lever by what; empty also where another version ended it
         */
        record SessionEnded(Optional<Lever> lever) implements Redemption {}
    }

    /**
     * The state of the code, without touching it.
     *
     * @param person the person whom the code names
     */
    State find(Secret code, PersonId person, RequestContext context);

    /**
     * Redeems the code and keeps {@code redeemed} in its place, both or neither: of all calls for a code, however many
     * at once, one returns {@link Redemption.Redeemed}.
     */
    Redemption redeem(Secret code, RedeemedCode redeemed, RequestContext context);

    /**
     * Notes that the code's role was refused: after {@link #MAX_REFUSALS} the code is spent.
     *
     * @param times how many refusals to count, 1 to {@link #MAX_REFUSALS}
     */
    void refused(Secret code, int times, RequestContext context);
}
