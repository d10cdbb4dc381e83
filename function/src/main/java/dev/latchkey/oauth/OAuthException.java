package dev.latchkey.oauth;

/** The request is refused, and it is the caller who can do something about it. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode error;
    private final String detail;

    /**
     * @param publicSentence what the caller is told: one constant sentence, holding nothing of what was sent but safe
     *     numbers
     * @param detail what the operator is told, in the event; also without secrets
     */
    public OAuthException(ErrorCode error, String publicSentence, String detail) {
        super(publicSentence, null, false, false);
        this.error = error;
        this.detail = detail;
    }

    /** A refusal as {@link ErrorCode#INVALID_REQUEST}. */
    public static OAuthException invalidRequest(String publicSentence, String detail) {
        return new OAuthException(ErrorCode.INVALID_REQUEST, publicSentence, detail);
    }

    public ErrorCode error() {
        return error;
    }

    /** The sentence for the caller. */
    public String publicSentence() {
        return String.valueOf(getMessage());
    }

    /** The reason for the operator. */
    public String detail() {
        return detail;
    }
}
