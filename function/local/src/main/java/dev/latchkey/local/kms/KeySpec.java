package dev.latchkey.local.kms;

import java.util.Optional;

/** The kinds of key that the stand-in makes: those that Latchkey asks for. */
enum KeySpec {
    SYMMETRIC_DEFAULT(Usage.ENCRYPT_DECRYPT, "SYMMETRIC_DEFAULT", 256),
    HMAC_256(Usage.GENERATE_VERIFY_MAC, "HMAC_SHA_256", 256),
    ECC_NIST_P256(Usage.SIGN_VERIFY, "ECDSA_SHA_256", 256),
    ECC_NIST_P384(Usage.SIGN_VERIFY, "ECDSA_SHA_384", 384);

    /** What a key is for: KMS's KeyUsage, and the member that names such a key's algorithm in KMS's messages. */
    enum Usage {
        ENCRYPT_DECRYPT("EncryptionAlgorithm"),
        GENERATE_VERIFY_MAC("MacAlgorithm"),
        SIGN_VERIFY("SigningAlgorithm");

        private final String algorithmMember;

        Usage(String algorithmMember) {
            this.algorithmMember = algorithmMember;
        }

        /** The member that names the one algorithm of an operation; with an s behind it, the one that lists a key's. */
        String algorithmMember() {
            return algorithmMember;
        }
    }

    private final Usage usage;
    private final String algorithm;
    private final int bits;

    KeySpec(Usage usage, String algorithm, int bits) {
        this.usage = usage;
        this.algorithm = algorithm;
        this.bits = bits;
    }

    /** The spec that a request names, if it is for the usage that the request names. */
    static KeySpec of(Optional<String> spec, Optional<String> usage) {
        for (KeySpec known : values()) {
            if (known.name().equals(spec.orElse(SYMMETRIC_DEFAULT.name()))) {
                if (!known.usage.name().equals(usage.orElse(SYMMETRIC_DEFAULT.usage.name()))) {
                    throw KmsError.validation("KeyUsage is not one of " + known);
                }
                return known;
            }
        }
        throw new KmsError("UnsupportedOperationException", "The stand-in has no keys of this KeySpec");
    }

    Usage usage() {
        return usage;
    }

    /** The one algorithm that is used with it here. */
    String algorithm() {
        return algorithm;
    }

    /** The length of a secret key, of the numbers of a curve, and of the digest that is signed with it. */
    int bits() {
        return bits;
    }
}
