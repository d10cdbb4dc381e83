package dev.latchkey.signin.flow;

/** Bytes that only the browser's secret opens. */
public final class Sealed {
    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** What was read from the store, or is to be written to it. */
    public static Sealed of(byte[] bytes) {
        return new Sealed(bytes);
    }

    /** For the store. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
