package dev.latchkey.local.kms;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What each operation does: it checks the members of its input as KMS does, and returns the members of its response.
 */
final class KmsOperations {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_CIPHERTEXT = 6144; // or MAC

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
        return result(keyId, "CiphertextBlob", blob);
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
        return result(keyId, "Plaintext", plaintext);
    }

    Json.Content sign(JsonObject input) throws GeneralSecurityException {
        String keyId = key(input);
        KeySpec spec = keys.spec(keyId);
        PrivateKey key = keys.privateKey(keyId);
        requireAlgorithm(input, spec);
        byte[] message = bytes(input, "Message");
        boolean isDigest = input.string("MessageType").orElse("RAW").equals("DIGEST");
        if (isDigest && message.length != spec.bits() / Byte.SIZE) {
            throw KmsError.validation("Digest is invalid length for algorithm " + spec.algorithm());
        }
        Signature signature = Signature.getInstance(isDigest ? "NONEwithECDSA" : "SHA" + spec.bits() + "withECDSA");
        signature.initSign(key);
        signature.update(message);
        return result(keyId, "Signature", signature.sign());
    }

    Json.Content generateMac(JsonObject input) throws GeneralSecurityException {
        String keyId = key(input);
        return result(keyId, "Mac", mac(input, keyId));
    }

    Json.Content verifyMac(JsonObject input) throws GeneralSecurityException {
        String keyId = key(input);
        if (!MessageDigest.isEqual(mac(input, keyId), bytes(input, "Mac"))) {
            throw new KmsError("KMSInvalidMacException", "");
        }
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeBooleanField("MacValid", true);
            json.writeStringField("MacAlgorithm", keys.spec(keyId).algorithm());
        };
    }

    private byte[] mac(JsonObject input, String keyId) throws GeneralSecurityException {
        SecretKey key = keys.macKey(keyId);
        requireAlgorithm(input, keys.spec(keyId));
        Mac mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac.doFinal(bytes(input, "Message"));
    }

    Json.Content getPublicKey(JsonObject input) {
        String keyId = key(input);
        KeySpec spec = keys.spec(keyId);
        if (spec.usage() != KeySpec.Usage.SIGN_VERIFY) {
            throw new KmsError("UnsupportedOperationException", "A symmetric key has no public key");
        }
        byte[] publicKey = keys.publicKey(keyId);
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeStringField("PublicKey", Base64.getEncoder().encodeToString(publicKey));
            describe(json, spec);
        };
    }

    private Json.Content metadata(String keyId) {
        KeySpec spec = keys.spec(keyId);
        return json -> {
            json.writeObjectFieldStart("KeyMetadata");
            json.writeStringField("KeyId", keyId);
            json.writeStringField("Arn", StandInKeys.arn(keyId));
            json.writeStringField("KeyState", "Enabled");
            json.writeBooleanField("Enabled", true);
            describe(json, spec);
            json.writeEndObject();
        };
    }

    private static void describe(JsonGenerator json, KeySpec spec) throws IOException {
        json.writeStringField("KeySpec", spec.name());
        json.writeStringField("KeyUsage", spec.usage().name());
        Json.writeStrings(json, spec.usage().algorithmMember() + "s", List.of(spec.algorithm()));
    }

    private Json.Content result(String keyId, String name, byte[] bytes) {
        KeySpec spec = keys.spec(keyId);
        String encoded = Base64.getEncoder().encodeToString(bytes);
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeStringField(name, encoded);
            json.writeStringField(spec.usage().algorithmMember(), spec.algorithm());
        };
    }

    private static void requireAlgorithm(JsonObject input, KeySpec spec) {
        String asked = string(input, spec.usage().algorithmMember());
        if (!asked.equals(spec.algorithm())) {
            throw new KmsError(
                    "InvalidKeyUsageException", "Algorithm " + asked + " is incompatible with key spec " + spec + ".");
        }
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
        int most = name.equals("CiphertextBlob") || name.equals("Mac") ? MAX_CIPHERTEXT : MAX_BYTES;
        if (bytes.length == 0 || bytes.length > most) {
            throw KmsError.validation(name + " must have 1 to " + most + " bytes");
        }
        return bytes;
    }
}
