package dev.latchkey.local;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;

/** An emulator that serves all services at one URL. */
record Emulator(URI url, Forwarding forwarding) implements Backend {
    Emulator(URI url) {
        this(url, new Forwarding(url));
    }

    @Override
    public URI dynamoDb() {
        return url;
    }

    @Override
    public URI kms() {
        return url;
    }

    @Override
    public URI sts() {
        return url;
    }

    @Override
    public Exchange.Answer answerAsAws(Exchange exchange) throws IOException {
        return forwarding.handle(exchange);
    }

    @Override
    public void close() {
        forwarding.close();
    }
}
