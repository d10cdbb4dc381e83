package dev.latchkey.signin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.SignRequest;

/** As much of DynamoDB, KMS and Lambda's credentials as priming asks for, over HTTP; it keeps account of the calls. */
public final class ServicesInMemory implements AutoCloseable {
    /** Where the SDK looks for the URL of Lambda's credentials, besides the environment. */
    private static final String CREDENTIALS = "aws.containerCredentialsFullUri";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FakeKms kms = new FakeKms();
    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private volatile String failing = "";

    public ServicesInMemory() {
        server = server();
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
        System.setProperty(CREDENTIALS, url() + "/credentials");
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Settings settings() {
        return Settings.from(Map.of(
                "AWS_REGION", "eu-central-1",
                "LATCHKEY_TABLE", "latchkey",
                "LATCHKEY_CODE_KEY", "arn:aws:kms:eu-central-1:111122223333:key/code",
                "LATCHKEY_CLIENT_KEY", FakeKms.CLIENT_KEY,
                "LATCHKEY_SECRETS_KEY", FakeKms.SECRETS_KEY,
                "LATCHKEY_SIGNING_KEY", FakeKms.SIGNING_KEY,
                "LATCHKEY_ENDPOINT_URLS", "https://login.example.com/v1/token",
                "LATCHKEY_METRICS_NAMESPACE", "Latchkey",
                "AWS_ENDPOINT_URL", url().toString()));
    }

    /** The operations that were called, those on the table each with the kind of its item. */
    public Set<String> calls() {
        return new TreeSet<>(calls);
    }

    public int numberOfCalls() {
        return calls.size();
    }

    /** What is in the table. */
    public Map<String, String> items() {
        return Map.copyOf(items);
    }

    /** From now on the operation fails. */
    public void fail(String operation) {
        failing = operation;
    }

    private void respond(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String operation = target.equals("null")
                ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                : target.substring(target.indexOf('.') + 1);
        boolean fails = operation.equals(failing);
        byte[] response = (fails
                        ? "{\"__type\":\"AccessDeniedException\"}"
                        : exchange.getRequestMethod().equals("GET")
                                ? page(exchange.getRequestURI().getPath())
                                : answer(operation, JsonObject.parse(body)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(fails ? 400 : 200, response.length);
        try (exchange) {
            exchange.getResponseBody().write(response);
        }
    }

    /** Lambda's credentials, or the front page that DynamoDB has for nobody. */
    private String page(String path) {
        if (path.equals("/")) {
            calls.add("GET /");
            return "healthy";
        }
        return "{\"AccessKeyId\":\"none\",\"SecretAccessKey\":\"none\",\"Token\":\"none\","
                + "\"Expiration\":\"2999-01-01T00:00:00Z\"}";
    }

    private String answer(String operation, JsonObject request) {
        String pk = request.object("Key")
                .or(() -> request.object("Item"))
                .flatMap(key -> key.object("pk"))
                .flatMap(value -> value.string("S"))
                .orElseGet(() ->
                        request.tree().at("/TransactItems/0/Delete/Key/pk/S").asText());
        calls.add((operation + " " + pk.replaceFirst("#.*", "#")).strip());
        return switch (operation) {
            case "GetItem" -> items.containsKey(pk) ? "{\"Item\":" + items.get(pk) + "}" : "{}";
            case "PutItem" -> {
                items.put(pk, request.object("Item").orElseThrow().tree().toString());
                yield "{}";
            }
            case "TransactWriteItems" -> {
                items.remove(pk);
                yield "{}";
            }
            case "Sign" -> "{\"Signature\":\"" + base64(sign(request)) + "\"}";
            case "GetPublicKey" -> "{\"PublicKey\":\"" + base64(publicKey(request)) + "\"}";
            default -> throw new IllegalStateException(operation);
        };
    }

    private SdkBytes sign(JsonObject request) {
        byte[] message = Base64.getDecoder().decode(request.string("Message").orElseThrow());
        return kms.sign(SignRequest.builder()
                        .keyId(request.string("KeyId").orElseThrow())
                        .message(SdkBytes.fromByteArray(message))
                        .build())
                .signature();
    }

    private SdkBytes publicKey(JsonObject request) {
        return kms.getPublicKey(GetPublicKeyRequest.builder()
                        .keyId(request.string("KeyId").orElseThrow())
                        .build())
                .publicKey();
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    @Override
    public void close() {
        System.clearProperty(CREDENTIALS);
        server.stop(0);
        threads.shutdownNow();
    }
}
