package dev.latchkey.bench.standin;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.bench.measured.StandInControl;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.kms.KmsStandIn;
import dev.latchkey.local.sts.StsStandIn;
import dev.latchkey.signin.priming.PrimingProvider;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.net.ssl.SSLContext;

/**
 * Runs the stand-ins, prints the variables of a function that is to use them as one line of JSON, and ends when standard
 * input does. KMS and STS are those of the local service. Argument: the folder with the certificate, and for keys.
 */
public final class StandIns {
    private static final String TARGET = "x-amz-target";
    private static final String SIGN = "TrentService.Sign";
    private static final String VERIFY_MAC = "TrentService.VerifyMac";
    private static final int SESSION_TOKEN_LENGTH = 900;

    private final CallLog log = new CallLog();
    private final DynamoDbCans dynamoDb;
    private final KmsStandIn kms;
    private final StsStandIn sts;
    private final PrimingProvider provider = new PrimingProvider(Clock.systemUTC());
    private final TlsServer providers;
    private final Map<String, Exchange.Answer> signatures = new ConcurrentHashMap<>();

    private StandIns(Path folder, SSLContext tls) {
        this.providers = new TlsServer(tls, http -> serve(http, this::provider));
        this.dynamoDb = new DynamoDbCans(LargeAccess.item(providers.url()));
        this.kms = KmsStandIn.start(folder);
        this.sts = StsStandIn.start(folder, Clock.systemUTC());
    }

    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        // The services have native crypto too.
        AmazonCorrettoCryptoProvider.install();
        Path folder = Path.of(arguments[0]);
        SSLContext tls = Certificate.serverContext(folder);
        StandIns standIns = new StandIns(folder, tls);
        List<TlsServer> servers = List.of(
                standIns.providers,
                new TlsServer(tls, http -> standIns.serve(http, standIns::dynamoDb)),
                new TlsServer(tls, http -> standIns.serve(http, standIns::kms)),
                new TlsServer(tls, http -> standIns.serve(http, standIns.sts::handle)));
        LoopbackServer control = LoopbackServer.start(exchange -> standIns.control(exchange, servers));
        Map<String, String> environment = Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "ASIAEXAMPLEEXAMPLE00"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "s".repeat(40)),
                Map.entry("AWS_SESSION_TOKEN", "t".repeat(SESSION_TOKEN_LENGTH)),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", servers.get(1).url().toString()),
                Map.entry("AWS_ENDPOINT_URL_KMS", servers.get(2).url().toString()),
                Map.entry("AWS_ENDPOINT_URL_STS", servers.get(3).url().toString()),
                Map.entry("LATCHKEY_TABLE", "latchkey"),
                Map.entry("LATCHKEY_SEALING_KEY", standIns.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")),
                Map.entry("LATCHKEY_SIGNING_KEY", standIns.createKey("ECC_NIST_P384", "SIGN_VERIFY")),
                Map.entry("LATCHKEY_CODE_KEY", standIns.createKey("HMAC_256", "GENERATE_VERIFY_MAC")),
                Map.entry("LATCHKEY_CLIENT_KEY", standIns.createKey("ECC_NIST_P256", "SIGN_VERIFY")),
                Map.entry("LATCHKEY_SECRETS_KEY", standIns.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")),
                Map.entry("LATCHKEY_ENDPOINT_URLS", Proof.ENDPOINT),
                Map.entry(StandInControl.VARIABLE, control.url().toString()));
        System.out.println(Json.write(json -> Json.writeStringMap(json, "environment", environment)));
        System.in.transferTo(System.err);
        System.exit(0);
    }

    private Exchange.Answer control(Exchange exchange, List<TlsServer> servers) {
        return switch (exchange.path()) {
            case "/rounds" -> Exchange.Answer.text(200, Integer.toString(log.takeRounds()));
            case "/delay" -> {
                log.delay(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(exchange.query())));
                yield Exchange.Answer.text(200, exchange.query());
            }
            case "/drop" -> {
                servers.forEach(TlsServer::drop);
                yield Exchange.Answer.text(200, "dropped");
            }
            default -> Exchange.Answer.text(404, exchange.path());
        };
    }

    /** Answers one call, with what the stand-ins look at: the operation's name and the body. */
    private void serve(HttpExchange http, Function<Exchange, Exchange.Answer> service) throws IOException {
        String target = String.valueOf(http.getRequestHeaders().getFirst("X-Amz-Target"));
        Exchange exchange = new Exchange(
                http.getRequestMethod(),
                http.getRequestURI().getPath(),
                "",
                Map.of(TARGET, List.of(target)),
                new Exchange.Body(http.getRequestBody().readAllBytes()),
                "127.0.0.1");
        Exchange.Answer answer = log.answer(() -> service.apply(exchange));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(answer.status(), body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private Exchange.Answer dynamoDb(Exchange exchange) {
        if (exchange.method().equals("GET")) {
            return Exchange.Answer.text(200, "healthy");
        }
        String target = exchange.header(TARGET);
        DynamoDbCans.Response response = dynamoDb.respond(
                target.substring(target.indexOf('.') + 1), exchange.body().bytes());
        CRC32 crc = new CRC32();
        crc.update(response.body().getBytes(StandardCharsets.UTF_8));
        return new Exchange.Answer(
                response.status(),
                Map.of(
                        "Content-Type", "application/x-amz-json-1.0",
                        "x-amz-crc32", Long.toString(crc.getValue()),
                        "x-amzn-RequestId", UUID.randomUUID().toString()),
                response.body());
    }

    /**
     * A signature is made once with each key and given again: an ECDSA signature would take more time than all the rest here. Any MAC is
     * that of its code.
     */
    private Exchange.Answer kms(Exchange exchange) {
        return switch (exchange.header(TARGET)) {
            case SIGN -> signatures.computeIfAbsent(keyId(exchange), first -> kms.handle(exchange));
            case VERIFY_MAC -> json("{\"MacValid\": true}");
            default -> kms.handle(exchange);
        };
    }

    private static String keyId(Exchange exchange) {
        return JsonObject.parse(new String(exchange.body().bytes(), StandardCharsets.UTF_8))
                .string("KeyId")
                .orElseThrow();
    }

    private Exchange.Answer provider(Exchange exchange) {
        return json(provider.respond(
                providers.url() + exchange.path(), new String(exchange.body().bytes(), StandardCharsets.UTF_8)));
    }

    private static Exchange.Answer json(String body) {
        return new Exchange.Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    private String createKey(String spec, String usage) {
        String input = Json.write(Map.of("KeySpec", spec, "KeyUsage", usage));
        Exchange exchange = request("TrentService.CreateKey", input.getBytes(StandardCharsets.UTF_8));
        return JsonObject.parse(kms.handle(exchange).body())
                .object("KeyMetadata")
                .flatMap(metadata -> metadata.string("Arn"))
                .orElseThrow();
    }

    private static Exchange request(String target, byte[] body) {
        return new Exchange("POST", "/", "", Map.of(TARGET, List.of(target)), new Exchange.Body(body), "127.0.0.1");
    }
}
