package dev.latchkey.signin.provider;

/** The provider's answer was not accepted: who the person is, is not proved. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean declined;

    private ProviderException(boolean declined, String reason) {
        super(reason, null, false, false);
        this.declined = declined;
    }

    /** The provider, or the person there, ended the sign-in (RFC 6749 §4.1.2.1). */
    static ProviderException declined(String reason) {
        return new ProviderException(true, reason);
    }

    /** A check failed. */
    static ProviderException notAccepted(String reason) {
        return new ProviderException(false, reason);
    }

    /** Whether the provider said no, rather than something that cannot be believed. */
    public boolean isDeclined() {
        return declined;
    }

    /** Which check failed, for the operator; nothing of what the provider sent but names of claims and error codes. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
