package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {
    /** Answers nothing until it is given up. */
    private static final class Silent implements ProviderTransport {
        private final CountDownLatch aborted = new CountDownLatch(1);

        @Override
        public Call prepare(ReadOnlyHTTPRequest request) {
            return new Call() {
                @Override
                public ReadOnlyHTTPResponse response() throws IOException {
                    try {
                        aborted.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IOException("given up");
                }

                @Override
                public void abort() {
                    aborted.countDown();
                }
            };
        }
    }

    @Test
    void timeForOurOwnWrites_isLeftByAProviderThatSaysNothing() {
        RequestContext context = RequestContext.within(ProviderHttp.RESERVED.plusMillis(50), Clock.systemUTC());
        ProviderHttp http = new ProviderHttp(new Silent());

        DependencyException outage = assertThrows(
                DependencyException.class,
                () -> http.call(
                        "Token",
                        context,
                        sender -> sender.send(
                                new HTTPRequest(HTTPRequest.Method.GET, URI.create("https://staff.example")))));

        assertEquals(ProviderHttp.SERVICE, outage.service());
        assertTrue(context.left().compareTo(ProviderHttp.RESERVED.minus(Duration.ofSeconds(2))) > 0);
    }
}
