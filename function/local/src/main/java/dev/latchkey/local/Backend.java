package dev.latchkey.local;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where DynamoDB, KMS and STS are. */
public interface Backend extends AutoCloseable {
    URI dynamoDb();

    URI kms();

    URI sts();

    /** Handles a request that was sent to the local service but meant for one of them. */
    Exchange.Answer answerAsAws(Exchange exchange) throws IOException;

    @Override
    void close();

    /**
     * DynamoDB Local and the stand-ins, which keep their data in {@code data}.
     *
     * @throws dev.latchkey.local.storage.UnusableDataException if what is there cannot be read
     */
    static Backend standIns(Path data, InstantSource clock) {
        return StandIns.start(data.toAbsolutePath(), clock);
    }

    /** An emulator of all three, such as LocalStack. */
    static Backend emulator(URI url) {
        return new Emulator(url);
    }
}
