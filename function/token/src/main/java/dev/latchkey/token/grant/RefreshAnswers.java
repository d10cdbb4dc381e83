package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;

/**
 * The answers to refresh requests, one at a time for each refresh token, and who is to mint the next. Implementations
 * are safe for concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface RefreshAnswers {
    /**
     * How long a minter may take: longer than a mint ever does, and short enough that, if one dies, those who wait for
     * it can still take over and respond in time.
     */
    Duration LEASE = Duration.ofSeconds(5);

    /** What {@link #claim} found. */
    sealed interface Claim {
        /**
         * There is nothing usable: the caller is to mint, and is the only one until the lease is over.
         *
         * @param lease names this claim when its answer is committed
         */
        record Elected(String lease) implements Claim {}

        /** There is an answer, as {@link AnswerCipher} sealed it. */
        record Answered(SealedAnswer answer) implements Claim {}

        /** Another is minting: ask again in a moment. */
        record Busy() implements Claim {}
    }

    /**
     * Looks for a usable answer and, if there is none, elects the caller to mint one: in one conditional write.
     *
     * @param name the answer's name: {@link AnswerCipher#name}
     */
    Claim claim(String name, Instant now, RequestContext context);

    /**
     * Stores the answer that {@code lease} was given for.
     *
     * @param usableUntil from then on the answer is not found any more
     * @return false if another was elected meanwhile: its answer counts, and this one must not be handed out
     */
    boolean commit(String name, String lease, SealedAnswer answer, Instant usableUntil, RequestContext context);

    /** Gives the lease back without an answer, so that nobody needs to wait for its end. */
    void release(String name, String lease, RequestContext context);
}
