package dev.latchkey.bench.part;

import dev.latchkey.token.Settings;
import dev.latchkey.token.TokenFunction;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.local.http.LocalInvocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Events for functions in other processes, made in this one with a function of its own. */
final class Events implements AutoCloseable {
    private final AwsClients clients;
    private final Logins logins;
    private final TokenFunction function;

    Events(Lab lab) {
        Settings settings = Settings.from(lab.environment());
        Clock clock = Clock.systemUTC();
        clients = lab.clients(settings);
        logins = Logins.inTable(clients, settings);
        function = new TokenFunction(clock, Wiring.endpoint(settings, clients, event -> {}, clock));
        // The first calls load the SDK, which beside a process that starts may take longer than a call may.
        refresh();
    }

    /** An event that redeems a code which was just issued. */
    String redemption() {
        return text(logins.next().redemption());
    }

    /** An event that is the first to refresh a session. */
    String refresh() {
        Login login = logins.next();
        try {
            byte[] answer = LocalInvocation.invoke(function, login.redemption());
            return text(login.refresh(Login.refreshToken(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }
}
