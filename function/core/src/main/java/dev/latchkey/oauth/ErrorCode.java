package dev.latchkey.oauth;

/**
 * Every way in which a request can be refused: the HTTP status, the error's shape in the Sign-In model (sent as
 * {@code X-Amzn-ErrorType}) and the model's {@code OAuth2ErrorCode} (sent as {@code error}). Nothing else knows them.
 */
public enum ErrorCode {
    /** The request, its proof, code or refresh token is not acceptable. */
    INVALID_REQUEST(400, "ValidationException", "INVALID_REQUEST"),
    /** The code was right, and has expired. */
    AUTHCODE_EXPIRED(401, "AccessDeniedException", "AUTHCODE_EXPIRED"),
    /** The session behind the refresh token is over. */
    TOKEN_EXPIRED(401, "AccessDeniedException", "TOKEN_EXPIRED"),
    /** The session or the person was revoked since the login. */
    USER_CREDENTIALS_CHANGED(403, "AccessDeniedException", "USER_CREDENTIALS_CHANGED"),
    /** STS refuses the role. */
    INSUFFICIENT_PERMISSIONS(403, "AccessDeniedException", "INSUFFICIENT_PERMISSIONS"),
    /** There is nothing at that path. */
    NOT_FOUND(404, "ValidationException", "INVALID_REQUEST"),
    /** The path exists, but does not take this method. */
    METHOD_NOT_ALLOWED(405, "ValidationException", "INVALID_REQUEST"),
    /** The caller asks too often. */
    TOO_MANY_REQUESTS(429, "TooManyRequestsError", "INVALID_REQUEST"),
    /** Our own fault, or that of a service we depend on. */
    SERVER_ERROR(500, "InternalServerException", "server_error");

    private final int status;
    private final String shape;
    private final String code;

    ErrorCode(int status, String shape, String code) {
        this.status = status;
        this.shape = shape;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String shape() {
        return shape;
    }

    public String code() {
        return code;
    }
}
