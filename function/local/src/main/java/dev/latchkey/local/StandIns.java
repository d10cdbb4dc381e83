package dev.latchkey.local;

import dev.latchkey.json.Json;
import dev.latchkey.local.dynamodb.DynamoDbLocal;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.kms.KmsStandIn;
import dev.latchkey.local.sts.StsStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** DynamoDB Local and the stand-ins, each on a port of its own. */
record StandIns(DynamoDbLocal dynamoDbLocal, Forwarding toDynamoDb, KmsStandIn kmsStandIn, StsStandIn stsStandIn)
        implements Backend {

    /** Starts them, with their data in {@code folder}. */
    static StandIns start(Path folder, InstantSource clock) {
        // The keys first: if they are damaged, nothing that takes time has been started.
        StsStandIn sts = StsStandIn.start(folder, clock);
        KmsStandIn kms = KmsStandIn.start(folder);
        DynamoDbLocal dynamoDb = DynamoDbLocal.start(folder.resolve("dynamodb"));
        return new StandIns(dynamoDb, new Forwarding(dynamoDb.url()), kms, sts);
    }

    @Override
    public URI dynamoDb() {
        return dynamoDbLocal.url();
    }

    @Override
    public URI kms() {
        return kmsStandIn.url();
    }

    @Override
    public URI sts() {
        return stsStandIn.url();
    }

    /** By {@code X-Amz-Target}, which all but STS (and IAM, which is not here) are told the operation with. */
    @Override
    public Exchange.Answer answerAsAws(Exchange exchange) throws IOException {
        String service = exchange.header("x-amz-target").replaceFirst("[_.].*", "");
        return switch (service) {
            case "DynamoDB", "DynamoDBStreams" -> toDynamoDb.handle(exchange);
            case "TrentService" -> kmsStandIn.handle(exchange);
            case "" -> stsStandIn.handle(exchange);
            default -> unknownOperation();
        };
    }

    @Override
    public void close() {
        toDynamoDb.close();
        stsStandIn.close();
        kmsStandIn.close();
        dynamoDbLocal.close();
    }

    private static Exchange.Answer unknownOperation() {
        return new Exchange.Answer(400, Map.of("Content-Type", "application/x-amz-json-1.1"), Json.write(json -> {
            json.writeStringField("__type", "UnknownOperationException");
            json.writeStringField("message", "The local service has DynamoDB, KMS and STS only.");
        }));
    }
}
