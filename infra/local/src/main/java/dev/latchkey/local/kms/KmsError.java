package dev.latchkey.local.kms;

/** An error that KMS answers with, by its shape's name. */
final class KmsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String shape;

    KmsError(String shape) {
        super(shape);
        this.shape = shape;
    }

    String shape() {
        return shape;
    }
}
