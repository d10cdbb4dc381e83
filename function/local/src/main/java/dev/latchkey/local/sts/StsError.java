package dev.latchkey.local.sts;

/** An error response of STS's. */
final class StsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    StsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static StsError validation(String message) {
        return new StsError(400, "ValidationError", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
