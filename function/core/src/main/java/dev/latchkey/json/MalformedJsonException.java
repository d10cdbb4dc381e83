package dev.latchkey.json;

/** The text is not the JSON that was asked for. The message never quotes the text, which may hold secrets. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
