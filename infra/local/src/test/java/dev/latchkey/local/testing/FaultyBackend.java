package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;

/** The shared backend behind a proxy of its own; closing it closes the proxy alone. */
public final class FaultyBackend implements Backend {
    private final FaultProxy proxy = new FaultProxy(SharedBackend.get());

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
    public Exchange.Answer answerAsSts(Exchange exchange) throws IOException {
        return SharedBackend.get().answerAsSts(exchange);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
