package dev.latchkey.oauth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request is refused, and only the caller can do something about it. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode error;
    private final String detail;
    private final @Nullable Duration retryAfter;
    private final @Nullable AbuseSignal signal;

    /**
     * @param publicSentence what the caller is told: one constant sentence, with nothing of what was sent except safe
     *     numbers
     * @param detail what the operator is told, in the event; also without secrets
     */
    public OAuthException(ErrorCode error, String publicSentence, String detail) {
        this(error, publicSentence, detail, null, null);
    }

    private OAuthException(
            ErrorCode error,
            String publicSentence,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable AbuseSignal signal) {
        super(publicSentence, null, false, false);
        this.error = error;
        this.detail = detail;
        this.retryAfter = retryAfter;
        this.signal = signal;
    }

    /** A refusal as {@link ErrorCode#INVALID_REQUEST}. */
    public static OAuthException invalidRequest(String publicSentence, String detail) {
        return new OAuthException(ErrorCode.INVALID_REQUEST, publicSentence, detail);
    }

    /** A refusal as {@link ErrorCode#INVALID_REQUEST} of something an honest client does not do. */
    public static OAuthException abuse(AbuseSignal signal, String publicSentence, String detail) {
        return new OAuthException(ErrorCode.INVALID_REQUEST, publicSentence, detail, null, signal);
    }

    /** A refusal as {@link ErrorCode#TOO_MANY_REQUESTS}, for as long as {@code retryAfter}. */
    public static OAuthException tooManyRequests(Duration retryAfter, String detail) {
        return new OAuthException(
                ErrorCode.TOO_MANY_REQUESTS,
                "This session asks for new credentials too often. Try again in %d seconds."
                        .formatted(retryAfter.toSeconds()),
                detail,
                retryAfter,
                null);
    }

    public ErrorCode error() {
        return error;
    }

    /** The sentence for the caller. */
    public String publicSentence() {
        return String.valueOf(getMessage());
    }

    /** How long the caller should wait before asking again, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What the request signals, if it is something an honest client does not do. */
    public Optional<AbuseSignal> abuseSignal() {
        return Optional.ofNullable(signal);
    }

    /** The reason for the operator. */
    public String detail() {
        return detail;
    }
}
