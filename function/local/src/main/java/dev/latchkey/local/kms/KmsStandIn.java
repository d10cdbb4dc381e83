package dev.latchkey.local.kms;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

/**
 * The operations of AWS KMS that Latchkey and its provisioning call, in the AWS JSON 1.1 protocol, with KMS's own error
 * shapes. It does not check who is calling.
 */
public final class KmsStandIn implements AutoCloseable {
    private static final String TARGET_PREFIX = "TrentService.";

    private final KmsOperations operations;
    private final LoopbackServer server;

    private KmsStandIn(KmsOperations operations) {
        this.operations = operations;
        this.server = LoopbackServer.startForPrograms(this::handle);
    }

    /** Starts on any free port, with the keys kept in {@code folder}. */
    public static KmsStandIn start(Path folder) {
        return new KmsStandIn(new KmsOperations(new StandInKeys(folder)));
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Responds to a request as KMS does. */
    public Exchange.Answer handle(Exchange exchange) {
        try {
            String target = exchange.header("x-amz-target");
            JsonObject input = JsonObject.parse(exchange.body().text());
            return answer(200, call(target, input));
        } catch (KmsError e) {
            return error(e);
        } catch (MalformedJsonException e) {
            return error(new KmsError("SerializationException", "The body is not what it should be"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Json.Content call(String target, JsonObject input) throws GeneralSecurityException {
        return switch (target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "") {
            case "CreateKey" -> operations.createKey(input);
            case "CreateAlias" -> operations.createAlias(input);
            case "DescribeKey" -> operations.describeKey(input);
            case "Encrypt" -> operations.encrypt(input);
            case "Decrypt" -> operations.decrypt(input);
            case "Sign" -> operations.sign(input);
            case "GenerateMac" -> operations.generateMac(input);
            case "VerifyMac" -> operations.verifyMac(input);
            case "GetPublicKey" -> operations.getPublicKey(input);
            default -> throw new KmsError("UnknownOperationException", "The stand-in has no such operation");
        };
    }

    private static Exchange.Answer error(KmsError error) {
        return answer(400, json -> {
            json.writeStringField("__type", error.shape());
            json.writeStringField("message", error.getMessage());
        });
    }

    private static Exchange.Answer answer(int status, Json.Content body) {
        return new Exchange.Answer(
                status,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "x-amzn-RequestId",
                        UUID.randomUUID().toString()),
                Json.write(body));
    }
}
