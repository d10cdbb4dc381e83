package dev.latchkey.bench.standin;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.kms.KmsStandIn;
import dev.latchkey.local.sts.StsStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Runs the stand-ins, says on one line of JSON where they are, and ends when standard input does. Arguments: the key
 * store, and a folder for keys.
 */
public final class StandIns {
    private static final String ROLE_ARN = "arn:aws:iam::000000000000:role/TokenRole";
    private static final String SIGN = "TrentService.Sign";

    private final CallLog log = new CallLog();
    private final DynamoDbStandIn dynamoDb = new DynamoDbStandIn();
    private final KmsStandIn kms;
    private final StsStandIn sts;
    private final Map<String, Exchange.Answer> signatures = new ConcurrentHashMap<>();

    private StandIns(Path folder) {
        this.kms = KmsStandIn.start(folder);
        this.sts = StsStandIn.start(folder, Clock.systemUTC());
    }

    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        // The services have native crypto too.
        AmazonCorrettoCryptoProvider.install();
        StandIns standIns = new StandIns(Path.of(arguments[1]));
        SSLContext tls = Certificate.serverContext(Path.of(arguments[0]));
        List<TlsServer> servers = List.of(
                TlsServer.start(tls, standIns::dynamoDb),
                TlsServer.start(tls, standIns::kms),
                TlsServer.start(tls, standIns::sts));
        LoopbackServer control = LoopbackServer.start(exchange -> standIns.control(exchange, servers));
        String credentials = standIns.credentials();
        System.out.println(Json.write(Map.of(
                "dynamodb", servers.get(0).url().toString(),
                "kms", servers.get(1).url().toString(),
                "sts", servers.get(2).url().toString(),
                "control", control.url().toString(),
                "sealingKey", standIns.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
                "signingKey", standIns.createKey("ECC_NIST_P384", "SIGN_VERIFY"),
                "accessKeyId", element(credentials, "AccessKeyId"),
                "secretAccessKey", element(credentials, "SecretAccessKey"),
                "sessionToken", element(credentials, "SessionToken"))));
        System.in.transferTo(System.err);
        System.exit(0);
    }

    private Exchange.Answer control(Exchange exchange, List<TlsServer> servers) {
        return switch (exchange.path()) {
            case "/calls" -> Exchange.Answer.text(200, log.take());
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

    private Exchange.Answer dynamoDb(Exchange exchange) {
        String target = exchange.header("x-amz-target");
        return log.answer("DynamoDB " + target.substring(target.indexOf('.') + 1), () -> dynamoDb.handle(exchange));
    }

    /** A signature is made once and given again: an ECDSA signature would take more time than all the rest here. */
    private Exchange.Answer kms(Exchange exchange) {
        String target = exchange.header("x-amz-target");
        return log.answer(
                "KMS " + target.substring(target.indexOf('.') + 1),
                () -> target.equals(SIGN)
                        ? signatures.computeIfAbsent(SIGN, first -> kms.handle(exchange))
                        : kms.handle(exchange));
    }

    private Exchange.Answer sts(Exchange exchange) {
        String action = exchange.body().text().replaceFirst("(?s).*\\bAction=(\\w+).*", "$1");
        return log.answer("STS " + action, () -> sts.handle(exchange));
    }

    private String createKey(String spec, String usage) {
        String answer = kms.handle(request(
                        Map.of("x-amz-target", List.of("TrentService.CreateKey")),
                        Json.write(Map.of("KeySpec", spec, "KeyUsage", usage))))
                .body();
        return JsonObject.parse(answer)
                .object("KeyMetadata")
                .flatMap(metadata -> metadata.string("Arn"))
                .orElseThrow();
    }

    /** Of the function's role, as STS answers. */
    private String credentials() {
        return sts.handle(request(Map.of(), "Action=AssumeRole&RoleSessionName=function&RoleArn=" + ROLE_ARN))
                .body();
    }

    private static String element(String xml, String name) {
        return xml.replaceFirst("(?s).*<%1$s>(.*)</%1$s>.*".formatted(name), "$1");
    }

    private static Exchange request(Map<String, List<String>> headers, String body) {
        return new Exchange(
                "POST", "/", "", headers, new Exchange.Body(body.getBytes(StandardCharsets.UTF_8)), "127.0.0.1");
    }
}
