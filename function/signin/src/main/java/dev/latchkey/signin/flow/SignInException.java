package dev.latchkey.signin.flow;

/** The sign-in ends here, with a page that says so. */
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /**
     * A refusal.
     *
     * @param reason what the operator is told, in the event; without secrets
     */
    public SignInException(Refusal refusal, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
    }

    /** What the person is told. */
    public Refusal refusal() {
        return refusal;
    }

    /** What the operator is told. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
