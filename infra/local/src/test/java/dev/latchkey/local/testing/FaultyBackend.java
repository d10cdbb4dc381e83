package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The shared backend behind proxies of its own, which stay when it is closed and the backend does not. */
public final class FaultyBackend implements Backend {
    private final FaultProxy dynamoDb = new FaultProxy(SharedBackend.get().dynamoDb());
    private final FaultProxy kms = new FaultProxy(SharedBackend.get().kms());
    private final FaultProxy sts = new FaultProxy(SharedBackend.get().sts());

    /** Lets every call of this operation fail, whichever service it belongs to. */
    public void fail(String operation, FaultProxy.Fault fault) {
        all().forEach(proxy -> proxy.fail(operation, fault));
    }

    public void clear() {
        all().forEach(FaultProxy::clear);
    }

    /** How often the operation was called. */
    public int calls(String operation) {
        return all().stream().mapToInt(proxy -> proxy.calls(operation)).sum();
    }

    private List<FaultProxy> all() {
        return List.of(dynamoDb, kms, sts);
    }

    @Override
    public URI dynamoDb() {
        return dynamoDb.url();
    }

    @Override
    public URI kms() {
        return kms.url();
    }

    @Override
    public URI sts() {
        return sts.url();
    }

    @Override
    public Exchange.Answer answerAsSts(Exchange exchange) throws IOException {
        return SharedBackend.get().answerAsSts(exchange);
    }

    @Override
    public void close() {
        all().forEach(FaultProxy::close);
    }
}
