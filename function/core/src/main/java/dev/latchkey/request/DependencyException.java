package dev.latchkey.request;

/**
 * A service we depend on failed, throttled us or did not respond in time. Carries its error code and never its message,
 * which may name accounts, keys and roles.
 */
public final class DependencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String service;

    /**
     * @param service such as {@code KMS}
     * @param operation such as {@code Decrypt}
     * @param errorCode the service's own error code, or the name of what went wrong on the way to it
     */
    public DependencyException(String service, String operation, String errorCode) {
        super(service + " " + operation + " " + errorCode, null, false, false);
        this.service = service;
    }

    /** Which service it was, such as {@code KMS}. */
    public String service() {
        return service;
    }

    /** Service, operation and error code, for the operator. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
