package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks identity providers: within the invocation's time, noted there, and failing in our own words. */
public final class ProviderHttp {
    /** What calls and failures of providers are noted as. */
    public static final String SERVICE = "IdentityProvider";

    /** What one request may take, from connecting to the last byte. */
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    /** What is left for our own writes afterwards: a slow provider must not look like a fault of DynamoDB's. */
    static final Duration RESERVED = Duration.ofSeconds(3);

    /** A provider that sends a byte a second is ended by whoever waits for this thread. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("identity-provider-", 0).daemon().factory());

    private final ProviderTransport transport;

    public ProviderHttp(ProviderTransport transport) {
        this.transport = transport;
    }

    /** What asks the provider something, and reads the response. */
    @FunctionalInterface
    interface Exchange<T> {
        T with(HTTPRequestSender sender) throws IOException, ParseException;
    }

    /**
     * Asks the provider.
     *
     * @param operation what is asked, as events name it: {@code Token}, say
     * @throws DependencyException if the provider fails, or its response cannot be read
     */
    <T> T call(String operation, RequestContext context, Exchange<T> exchange) {
        Duration left = context.left().minus(RESERVED);
        Duration most = left.compareTo(MOST_TIME) < 0 ? left : MOST_TIME;
        Instant start = context.now();
        String error = "";
        InFlight inFlight = new InFlight();
        Future<T> response = THREADS.submit(() ->
                exchange.with(request -> inFlight.is(transport.prepare(request)).response()));
        try {
            return response.get(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            inFlight.abort();
            error = "Timeout";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderException refused) {
                throw refused;
            }
            error = String.valueOf(e.getCause()).split("[:\\s]", 2)[0].replaceFirst(".*\\.", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = "Interrupted";
        } finally {
            context.called(new ServiceCall(
                    SERVICE,
                    operation,
                    Duration.between(start, context.now()),
                    Optional.of(error).filter(code -> !code.isEmpty())));
        }
        throw new DependencyException(SERVICE, operation, error);
    }

    /** The request that is under way, to be ended from another thread. */
    private static final class InFlight {
        private volatile Optional<ProviderTransport.Call> call = Optional.empty();

        ProviderTransport.Call is(ProviderTransport.Call started) {
            call = Optional.of(started);
            return started;
        }

        void abort() {
            call.ifPresent(ProviderTransport.Call::abort);
        }
    }
}
