package dev.latchkey.grant;

import dev.latchkey.request.RequestContext;

/** What shows that a code was issued by the sign-in function, and by nobody else who can write to the table. */
public final class CodeMac {
    private final byte[] message;
    private final byte[] value;

    /**
     * A MAC that is yet to be verified.
     *
     * @param message what it is said to be of: a digest of the code's item
     * @param value the MAC that the item has
     */
    public CodeMac(byte[] message, byte[] value) {
        this.message = message.clone();
        this.value = value.clone();
    }

    /** What it is said to be of. */
    public byte[] message() {
        return message.clone();
    }

    /** The MAC itself. */
    public byte[] value() {
        return value.clone();
    }

    /** Whoever issues codes. */
    @FunctionalInterface
    public interface Generator {
        /**
         * The MAC of the message.
         *
         * @throws dev.latchkey.request.DependencyException if the service that has the key fails
         */
        byte[] generate(byte[] message, RequestContext context);
    }

    /** Whoever redeems codes. */
    @FunctionalInterface
    public interface Verifier {
        /**
         * Whether the MAC is the message's.
         *
         * @throws dev.latchkey.request.DependencyException if the service that has the key fails
         */
        boolean verify(CodeMac mac, RequestContext context);
    }
}
