package dev.latchkey.bench.variant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.Settings;
import dev.latchkey.TokenFunction;
import dev.latchkey.Wiring;
import dev.latchkey.aws.AwsClients;
import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.endpoint.JsonEventLog;
import dev.latchkey.local.http.LocalContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function with clients of another make, and a rehearsal that assumes a role, as the function's own may not: its
 * stand-ins let it.
 */
public abstract class RehearsedFunction implements RequestStreamHandler, Resource {
    /** As often as the function's own rehearsal. */
    private static final int TIMES = 20;

    private final Settings settings = Settings.fromEnvironment();
    private final Function<Settings, AwsClients> clients;
    private final TokenFunction function;

    /** @param clients called for the function's clients, and for those of each rehearsal */
    RehearsedFunction(Function<Settings, AwsClients> clients) {
        this.clients = clients;
        this.function = function(clients.apply(settings));
    }

    /** Has the runtime rehearse it. */
    final void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handleRequest(event, answer, context);
    }

    /** Rehearses with clients that are closed after it. */
    @Override
    public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        try (AwsClients rehearsing = clients.apply(settings)) {
            TokenFunction rehearsed = function(rehearsing);
            Logins logins = Logins.inTable(rehearsing, settings);
            for (int i = 0; i < TIMES; i++) {
                Login login = logins.next();
                byte[] answer = answer(rehearsed, login.redemption());
                Login.body(answer(rehearsed, login.refresh(Login.refreshToken(answer))));
            }
        }
    }

    @Override
    public final void afterRestore(org.crac.Context<? extends Resource> context) {}

    private TokenFunction function(AwsClients ofFunction) {
        Clock clock = Clock.systemUTC();
        return new TokenFunction(
                clock,
                Wiring.endpoint(
                        settings, ofFunction, new JsonEventLog(System.out, settings.metricsNamespace()), clock));
    }

    private static byte[] answer(TokenFunction function, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext());
        return answer.toByteArray();
    }
}
