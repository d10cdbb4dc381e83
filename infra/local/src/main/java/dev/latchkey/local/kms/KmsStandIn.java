package dev.latchkey.local.kms;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * The operations of AWS KMS that Latchkey and its provisioning call, in the AWS JSON 1.1 protocol, with KMS's own error
 * shapes. Who calls is not checked.
 */
public final class KmsStandIn implements AutoCloseable {
    private static final String TARGET_PREFIX = "TrentService.";

    private final StandInKeys keys;
    private final LoopbackServer server;

    private KmsStandIn(StandInKeys keys) {
        this.keys = keys;
        this.server = LoopbackServer.start(this::handle);
    }

    /** Starts on any free port, with the keys kept in {@code folder}. */
    public static KmsStandIn start(Path folder) {
        return new KmsStandIn(new StandInKeys(folder));
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }

    private Exchange.Answer handle(Exchange exchange) {
        try {
            String target = exchange.header("x-amz-target");
            JsonObject input = JsonObject.parse(exchange.body().text());
            return answer(
                    200, call(target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "", input));
        } catch (KmsError e) {
            return answer(400, json -> {
                json.writeStringField("__type", e.shape());
                json.writeStringField("message", "the stand-in's " + e.shape());
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Json.Members call(String operation, JsonObject input) throws GeneralSecurityException {
        return switch (operation) {
            case "CreateKey" -> createKey(input);
            case "CreateAlias" -> createAlias(input);
            case "DescribeKey" -> describe(keys.resolve(string(input, "KeyId")));
            case "Encrypt" -> encrypt(input);
            case "Decrypt" -> decrypt(input);
            case "Sign" -> sign(input);
            case "GetPublicKey" -> getPublicKey(input);
            default -> throw new KmsError("UnknownOperationException");
        };
    }

    private Json.Members createKey(JsonObject input) throws GeneralSecurityException {
        return describe(keys.create(input.string("KeySpec").orElse(StandInKeys.SYMMETRIC)));
    }

    private Json.Members createAlias(JsonObject input) {
        keys.alias(string(input, "AliasName"), string(input, "TargetKeyId"));
        return json -> {};
    }

    private Json.Members describe(String keyId) {
        boolean symmetric = keys.spec(keyId).equals(StandInKeys.SYMMETRIC);
        return json -> {
            json.writeObjectFieldStart("KeyMetadata");
            json.writeStringField("KeyId", keyId);
            json.writeStringField("Arn", StandInKeys.arn(keyId));
            json.writeStringField("KeySpec", keys.spec(keyId));
            json.writeStringField("KeyUsage", symmetric ? "ENCRYPT_DECRYPT" : "SIGN_VERIFY");
            json.writeStringField("KeyState", "Enabled");
            json.writeBooleanField("Enabled", true);
            json.writeEndObject();
        };
    }

    private Json.Members encrypt(JsonObject input) throws GeneralSecurityException {
        String keyId = keys.resolve(string(input, "KeyId"));
        byte[] blob = CiphertextBlob.seal(
                keyId, keys.secret(keyId), bytes(input, "Plaintext"), input.stringMap("EncryptionContext"));
        return result(keyId, "CiphertextBlob", blob);
    }

    private Json.Members decrypt(JsonObject input) throws GeneralSecurityException {
        byte[] blob = bytes(input, "CiphertextBlob");
        String keyId = CiphertextBlob.keyId(blob);
        try {
            keys.spec(keyId);
        } catch (KmsError e) {
            // To KMS a ciphertext that names no key of its own is just no ciphertext.
            throw new KmsError("InvalidCiphertextException");
        }
        if (input.has("KeyId") && !keys.resolve(string(input, "KeyId")).equals(keyId)) {
            throw new KmsError("IncorrectKeyException");
        }
        return result(
                keyId,
                "Plaintext",
                CiphertextBlob.open(keys.secret(keyId), blob, input.stringMap("EncryptionContext")));
    }

    private Json.Members sign(JsonObject input) throws GeneralSecurityException {
        String keyId = keys.resolve(string(input, "KeyId"));
        if (!string(input, "SigningAlgorithm").equals("ECDSA_SHA_384")) {
            throw new KmsError("InvalidKeyUsageException");
        }
        boolean isDigest = input.string("MessageType").orElse("RAW").equals("DIGEST");
        Signature signature = Signature.getInstance(isDigest ? "NONEwithECDSA" : "SHA384withECDSA");
        signature.initSign(keys.privateKey(keyId));
        signature.update(bytes(input, "Message"));
        return result(keyId, "Signature", signature.sign());
    }

    private Json.Members getPublicKey(JsonObject input) {
        String keyId = keys.resolve(string(input, "KeyId"));
        return result(keyId, "PublicKey", keys.publicKey(keyId));
    }

    private static Json.Members result(String keyId, String name, byte[] bytes) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        return json -> {
            json.writeStringField("KeyId", StandInKeys.arn(keyId));
            json.writeStringField(name, Base64.getEncoder().encodeToString(copy));
        };
    }

    private static Exchange.Answer answer(int status, Json.Members body) {
        return new Exchange.Answer(
                status,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "x-amzn-RequestId",
                        UUID.randomUUID().toString()),
                Json.write(body));
    }

    private static String string(JsonObject input, String name) {
        return input.string(name).orElseThrow(() -> new KmsError("ValidationException"));
    }

    private static byte[] bytes(JsonObject input, String name) {
        try {
            return Base64.getDecoder().decode(string(input, name));
        } catch (IllegalArgumentException e) {
            throw new KmsError("SerializationException");
        }
    }
}
