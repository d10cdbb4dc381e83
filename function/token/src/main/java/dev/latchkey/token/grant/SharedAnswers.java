package dev.latchkey.token.grant;

import dev.latchkey.request.DependencyException;
import dev.latchkey.request.Pending;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RefreshAnswers.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives all refreshes of one token one answer: the first mints it, the others wait for it, and later ones find it until
 * its credentials are nearly over.
 */
public final class SharedAnswers {
    /** What an answer's credentials must have left to be given again. */
    static final Duration LEAST_LIFE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final RefreshAnswers answers;
    private final Consumer<Duration> sleeper;

    /**
     * Answers that are kept in {@code answers}.
     *
     * @param sleeper waits while another mints
     */
    public SharedAnswers(RefreshAnswers answers, Consumer<Duration> sleeper) {
        this.answers = answers;
        this.sleeper = sleeper;
    }

    /** Asks for the answer, or else to be the one who mints it. */
    Claim claim(AnswerCipher cipher, RequestContext context) {
        return answers.claim(cipher.name(), context.now(), context);
    }

    /**
     * The one answer, after a {@link #claim}.
     *
     * @param mint makes a response, if it is this request's turn to
     */
    GrantResult answer(AnswerCipher cipher, Claim first, Supplier<TokenResponse> mint, RequestContext context) {
        Duration pause = FIRST_PAUSE;
        Claim claim = first;
        while (true) {
            switch (claim) {
                case Claim.Answered answered -> {
                    return GrantResult.repeated(cipher.open(answered.answer()));
                }
                case Claim.Elected elected -> {
                    Optional<TokenResponse> response = mint(cipher, elected, mint, context);
                    if (response.isPresent()) {
                        return GrantResult.issued(response.get());
                    }
                }
                case Claim.Busy busy -> {}
            }
            if (context.left().compareTo(pause) < 0) {
                throw new DependencyException("DynamoDB", "UpdateItem", "another is still minting");
            }
            sleeper.accept(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            claim = claim(cipher, context);
        }
    }

    /** Empty if another was elected meanwhile: its answer counts. */
    private Optional<TokenResponse> mint(
            AnswerCipher cipher, Claim.Elected elected, Supplier<TokenResponse> mint, RequestContext context) {
        try {
            TokenResponse response = mint.get();
            boolean committed = answers.commit(
                    cipher.name(),
                    elected.lease(),
                    cipher.seal(response),
                    response.expiration().minus(LEAST_LIFE),
                    context);
            return committed ? Optional.of(response) : Optional.empty();
        } catch (RuntimeException e) {
            release(cipher, elected, e, context);
            throw e;
        }
    }

    /**
     * Gives up a lease, so that the retry need not wait for its end.
     *
     * @param cause is given whatever goes wrong here as a suppressed exception: the lease ends by itself anyway
     */
    void release(AnswerCipher cipher, Pending<Claim> claim, RuntimeException cause, RequestContext context) {
        try {
            release(cipher, claim.await(), cause, context);
        } catch (DependencyException e) {
            cause.addSuppressed(e);
        }
    }

    private void release(AnswerCipher cipher, Claim claim, RuntimeException cause, RequestContext context) {
        if (claim instanceof Claim.Elected elected) {
            try {
                answers.release(cipher.name(), elected.lease(), context);
            } catch (DependencyException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
