package dev.latchkey.local.kms;

/** An error response of KMS's: its shape's name, and a message. */
final class KmsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String shape;

    KmsError(String shape, String message) {
        super(message);
        this.shape = shape;
    }

    static KmsError notFound(String what) {
        return new KmsError("NotFoundException", what + " is not found.");
    }

    static KmsError invalidCiphertext() {
        return new KmsError("InvalidCiphertextException", "");
    }

    static KmsError validation(String message) {
        return new KmsError("ValidationException", message);
    }

    String shape() {
        return shape;
    }
}
