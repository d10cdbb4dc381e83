package dev.latchkey.local.kms;

import java.util.Optional;

/** The kinds of key that the stand-in makes: those that Latchkey asks for. */
enum KeySpec {
    SYMMETRIC_DEFAULT("ENCRYPT_DECRYPT", "EncryptionAlgorithms", "SYMMETRIC_DEFAULT"),
    ECC_NIST_P384("SIGN_VERIFY", "SigningAlgorithms", "ECDSA_SHA_384");

    private final String usage;
    private final String algorithmsMember;
    private final String algorithm;

    KeySpec(String usage, String algorithmsMember, String algorithm) {
        this.usage = usage;
        this.algorithmsMember = algorithmsMember;
        this.algorithm = algorithm;
    }

    /** The spec that a request names, if it is for the usage that the request names. */
    static KeySpec of(Optional<String> spec, Optional<String> usage) {
        for (KeySpec known : values()) {
            if (known.name().equals(spec.orElse(SYMMETRIC_DEFAULT.name()))) {
                if (!known.usage.equals(usage.orElse(SYMMETRIC_DEFAULT.usage))) {
                    throw KmsError.validation("KeyUsage is not one of " + known);
                }
                return known;
            }
        }
        throw new KmsError("UnsupportedOperationException", "The stand-in has no keys of this KeySpec");
    }

    /** Its KeyUsage. */
    String usage() {
        return usage;
    }

    /** The member that lists its algorithms in KMS's responses. */
    String algorithmsMember() {
        return algorithmsMember;
    }

    /** The one algorithm that is used with it here. */
    String algorithm() {
        return algorithm;
    }
}
