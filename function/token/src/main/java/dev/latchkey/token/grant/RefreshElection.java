package dev.latchkey.token.grant;

import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RefreshAnswers.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives all refreshes of one token one answer: the first mints it, the others wait for it, and later ones find it until
 * its credentials are nearly over.
 */
public final class RefreshElection {
    /** What an answer's credentials must have left to be given again. */
    static final Duration LEAST_LIFE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final RefreshAnswers answers;
    private final Consumer<Duration> sleeper;
    private final InstantSource clock;

    /**
     * An election for each name, held in {@code answers}.
     *
     * @param sleeper lets time pass while another mints
     */
    public RefreshElection(RefreshAnswers answers, Consumer<Duration> sleeper, InstantSource clock) {
        this.answers = answers;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /** A request that wants the answer which {@code cipher} names and opens. */
    public Candidate candidate(AnswerCipher cipher, RequestContext context) {
        return new Candidate(cipher, context);
    }

    /** One request's part in the election. */
    public final class Candidate {
        private final AnswerCipher cipher;
        private final RequestContext context;
        private volatile Claim claim = new Claim.Busy();

        private Candidate(AnswerCipher cipher, RequestContext context) {
            this.cipher = cipher;
            this.context = context;
        }

        /** Asks for the answer, or to be the one who mints it. */
        public void claim() {
            claim = answers.claim(cipher.name(), clock.instant(), context);
        }

        /**
         * The one answer, after {@link #claim}.
         *
         * @param mint makes an answer, if it falls to this request
         */
        public TokenResponse answer(Supplier<TokenResponse> mint) {
            Duration pause = FIRST_PAUSE;
            while (true) {
                Optional<TokenResponse> answer = switch (claim) {
                    case Claim.Answered answered -> Optional.of(cipher.open(answered.sealedAnswer()));
                    case Claim.Elected elected -> commit(elected, mint.get());
                    case Claim.Busy busy -> Optional.empty();
                };
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (context.left().compareTo(pause) < 0) {
                    throw new DependencyException("DynamoDB", "UpdateItem", "another is still minting");
                }
                sleeper.accept(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
                claim();
            }
        }

        /**
         * Leaves without an answer, so that the retry need not wait for the lease to end.
         *
         * @param cause gets what goes wrong on the way as suppressed: the lease ends by itself
         */
        public void withdraw(RuntimeException cause) {
            if (claim instanceof Claim.Elected elected) {
                try {
                    answers.release(cipher.name(), elected.lease(), context);
                } catch (DependencyException e) {
                    cause.addSuppressed(e);
                }
            }
        }

        /** Empty if another was elected meanwhile: its answer counts. */
        private Optional<TokenResponse> commit(Claim.Elected elected, TokenResponse answer) {
            boolean committed = answers.commit(
                    cipher.name(),
                    elected.lease(),
                    cipher.seal(answer),
                    answer.expiration().minus(LEAST_LIFE),
                    context);
            return committed ? Optional.of(answer) : Optional.empty();
        }
    }
}
