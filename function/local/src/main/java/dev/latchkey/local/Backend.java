package dev.latchkey.local;

import dev.latchkey.local.dynamodb.DynamoDbLocal;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.kms.KmsStandIn;
import dev.latchkey.local.sts.StsStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where DynamoDB, KMS and STS are. */
public interface Backend extends AutoCloseable {
    URI dynamoDb();

    URI kms();

    URI sts();

    /** Handles a request that was sent to the local service but meant for STS. */
    Exchange.Answer answerAsSts(Exchange exchange) throws IOException;

    @Override
    void close();

    /** DynamoDB Local and the stand-ins, which keep their data in {@code data}. */
    static StandIns standIns(Path data, InstantSource clock) {
        Path folder = data.toAbsolutePath();
        return new StandIns(
                DynamoDbLocal.start(folder.resolve("dynamodb")),
                KmsStandIn.start(folder),
                StsStandIn.start(folder, clock));
    }

    /** An emulator of all three, such as LocalStack. */
    static Backend emulator(URI url) {
        return new Emulator(url);
    }

    /** The stand-ins, each on a port of its own. */
    record StandIns(DynamoDbLocal dynamoDbLocal, KmsStandIn kmsStandIn, StsStandIn stsStandIn) implements Backend {
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

        @Override
        public Exchange.Answer answerAsSts(Exchange exchange) {
            return stsStandIn.handle(exchange);
        }

        @Override
        public void close() {
            stsStandIn.close();
            kmsStandIn.close();
            dynamoDbLocal.close();
        }
    }
}
