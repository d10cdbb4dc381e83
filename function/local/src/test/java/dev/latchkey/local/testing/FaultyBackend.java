package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;

/** A backend behind a proxy of its own; closing it closes the proxy alone. */
public final class FaultyBackend implements Backend {
    private final Backend backend;
    private final FaultProxy proxy;

    public FaultyBackend(Backend backend) {
        this.backend = backend;
        this.proxy = new FaultProxy(backend);
    }

    public FaultProxy proxy() {
        return proxy;
    }

    @Override
    public URI dynamoDb() {
        return proxy.url();
    }

    @Override
    public URI kms() {
        return proxy.url();
    }

    @Override
    public URI sts() {
        return proxy.url();
    }

    @Override
    public Exchange.Answer answerAsAws(Exchange exchange) throws IOException {
        return backend.answerAsAws(exchange);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
