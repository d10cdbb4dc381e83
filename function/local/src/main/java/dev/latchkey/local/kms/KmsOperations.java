package dev.latchkey.local.kms;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * What each operation does: it checks the members of its input as KMS does, and returns the members of its response.
 */
final class KmsOperations {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_CIPHERTEXT = 6144;
    private static final int SHA_384_BYTES = 48;

    private final StandInKeys keys;

    KmsOperations(StandInKeys keys) {
        this.keys = keys;
    }

    Json.Content createKey(JsonObject input) throws GeneralSecurityException {
        return metadata(keys.create(KeySpec.of(input.string("KeySpec"), input.string("KeyUsage"))));
    }

    Json.Content createAlias(JsonObject input) {
        keys.alias(string(input, "AliasName"), string(input, "TargetKeyId"));
        return json -> {};
    }

    Json.Content describeKey(JsonObject input) {
        return metadata(key(input));
    }

    Json.Content encrypt(JsonObject input) throws GeneralSecurityException {
        String keyId = key(input);
        byte[] blob = CiphertextBlob.seal(
                keyId, keys.secret(keyId), bytes(input, "Plaintext"), input.stringMap("EncryptionContext"));
        return result(keyId, "CiphertextBlob", blob, "EncryptionAlgorithm");
    }

    Json.Content decrypt(JsonObject input) throws GeneralSecurityException {
        byte[] blob = bytes(input, "CiphertextBlob");
        String keyId = CiphertextBlob.keyId(blob);
        // To KMS, a ciphertext that names none of its keys is not a ciphertext at all.
        if (!keys.exists(keyId)) {
            throw KmsError.invalidCiphertext();
        }
        if (input.has("KeyId") && !key(input).equals(keyId)) {
            throw new KmsError("IncorrectKeyException", "The key ID in the request does not identify the key used");
        }
        byte[] plaintext = CiphertextBlob.open(keys.secret(keyId), blob, input.stringMap("EncryptionContext"));
        return result(keyId, "Plaintext", plaintext, "EncryptionAlgorithm");
    }

    Json.Content sign(JsonObject input) throws GeneralSecurityException {
        String keyId = key(input);
        KeySpec spec = keys.spec(keyId);
        if (spec.usage().equals("SIGN_VERIFY")
                && !string(input, "SigningAlgorithm").equals(spec.algorithm())) {
            throw KmsError.validation("The algorithm is incompatible with key spec " + spec);
        }
        byte[] message = bytes(input, "Message");
        boolean isDigest = input.string("MessageType").orElse("RAW").equals("DIGEST");
        if (isDigest && message.length != SHA_384_BYTES) {
            throw KmsError.validation("Digest is invalid length for algorithm " + spec.algorithm());
        }
        Signature signature = Signature.getInstance(isDigest ? "NONEwithECDSA" : "SHA384withECDSA");
        signature.initSign(keys.privateKey(keyId));
        signature.update(message);
        return result(keyId, "Signature", signature.sign(), "SigningAlgorithm");
    }

    Json.Content getPublicKey(JsonObject input) {
        String keyId = key(input);
        KeySpec spec = keys.spec(keyId);
        if (!spec.usage().equals("SIGN_VERIFY")) {
            throw new KmsError("UnsupportedOperationException", "A symmetric key has no public key");
        }
        byte[] publicKey = keys.publicKey(keyId);
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeStringField("PublicKey", Base64.getEncoder().encodeToString(publicKey));
            json.writeStringField("KeySpec", spec.name());
            json.writeStringField("KeyUsage", spec.usage());
            json.writeArrayFieldStart(spec.algorithmsMember());
            json.writeString(spec.algorithm());
            json.writeEndArray();
        };
    }

    private Json.Content metadata(String keyId) {
        KeySpec spec = keys.spec(keyId);
        return json -> {
            json.writeObjectFieldStart("KeyMetadata");
            json.writeStringField("KeyId", keyId);
            json.writeStringField("Arn", StandInKeys.arn(keyId));
            json.writeStringField("KeySpec", spec.name());
            json.writeStringField("KeyUsage", spec.usage());
            json.writeStringField("KeyState", "Enabled");
            json.writeBooleanField("Enabled", true);
            json.writeArrayFieldStart(spec.algorithmsMember());
            json.writeString(spec.algorithm());
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private Json.Content result(String keyId, String name, byte[] bytes, String algorithmMember) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeStringField(name, Base64.getEncoder().encodeToString(copy));
            json.writeStringField(algorithmMember, keys.spec(keyId).algorithm());
        };
    }

    private String key(JsonObject input) {
        return keys.resolve(string(input, "KeyId"));
    }

    private static String string(JsonObject input, String name) {
        return input.string(name).orElseThrow(() -> KmsError.validation(name + " must not be null"));
    }

    /** The decoded member, within KMS's limits on its length. */
    private static byte[] bytes(JsonObject input, String name) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(string(input, name));
        } catch (IllegalArgumentException e) {
            throw new KmsError("SerializationException", name + " is not base64");
        }
        int most = name.equals("CiphertextBlob") ? MAX_CIPHERTEXT : MAX_BYTES;
        if (bytes.length == 0 || bytes.length > most) {
            throw KmsError.validation(name + " must have 1 to " + most + " bytes");
        }
        return bytes;
    }
}
