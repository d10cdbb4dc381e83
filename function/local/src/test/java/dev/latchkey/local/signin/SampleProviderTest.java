package dev.latchkey.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalService;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.testing.FaultyBackend;
import dev.latchkey.local.testing.SharedBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person is known by issuer and subject: where the sample provider is reached says who its people are. */
class SampleProviderTest {
    private static LocalService start(LoopbackServer server) {
        return LocalService.start(
                new LocalOptions(
                        server.port(),
                        Path.of("unused"),
                        new SignInOptions(
                                Optional.empty(), Optional.empty(), Optional.empty(), false, Duration.ofHours(12)),
                        Optional.empty(),
                        Optional.empty()),
                server,
                new FaultyBackend(SharedBackend.get()),
                new LocalService.Logs(tokens -> {}, signIns -> {}, rechecks -> {}, (exchange, status, took) -> {}),
                Clock.systemUTC());
    }

    private static int providersPort(LocalService service) {
        return service.signIn().provider().issuer().getPort();
    }

    /** A service's port whose successor is free. */
    private static LoopbackServer bind() throws IOException {
        while (true) {
            LoopbackServer server = LoopbackServer.bind(0);
            try (ServerSocket next = new ServerSocket(server.port() + 1, 1, InetAddress.getLoopbackAddress())) {
                assertEquals(server.port() + 1, next.getLocalPort());
                return server;
            } catch (IOException | IllegalArgumentException e) {
                server.close();
            }
        }
    }

    @Test
    void provider_isNextToTheService_soThatARestartKeepsItsPeople() throws IOException {
        try (LocalService service = start(bind())) {
            assertEquals(service.url().getPort() + 1, providersPort(service));
        }
    }

    @Test
    void provider_whoseUsualPortIsTaken_takesAnother() throws IOException {
        LoopbackServer server = bind();
        try (ServerSocket other = new ServerSocket(server.port() + 1, 1, InetAddress.getLoopbackAddress());
                LocalService service = start(server)) {
            assertNotEquals(other.getLocalPort(), providersPort(service));
        }
    }
}
