package dev.latchkey.bench.variant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.lambda.NativeCrypto;
import dev.latchkey.token.Settings;
import dev.latchkey.token.TokenFunction;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.local.http.LocalInvocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function with the AWS Common Runtime's HTTP client, and a rehearsal that assumes a role, as the function's own may
 * not: its stand-ins let it.
 */
public final class CrtFunction implements RequestStreamHandler, Resource {
    /** As often as the function's own rehearsal. */
    private static final int TIMES_CONNECTED = 20;

    private static final int TIMES = 5;

    private final Settings settings = Settings.fromEnvironment();
    private final TokenFunction function = function(CrtClients.create(settings));

    /** The constructor that the runtime calls. */
    public CrtFunction() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handleRequest(event, answer, context);
    }

    /** Does what the function's own hook does. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        NativeCrypto.install();
        for (int i = 0; i < TIMES_CONNECTED; i++) {
            rehearse();
        }
    }

    private void rehearse() throws IOException {
        try (AwsClients clients = CrtClients.create(settings)) {
            TokenFunction rehearsed = function(clients);
            Logins logins = Logins.inTable(clients, settings);
            for (int i = 0; i < TIMES; i++) {
                Login login = logins.next();
                byte[] answer = LocalInvocation.invoke(rehearsed, login.redemption());
                Login.body(LocalInvocation.invoke(rehearsed, login.refresh(Login.refreshToken(answer))));
            }
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}

    private TokenFunction function(AwsClients clients) {
        Clock clock = Clock.systemUTC();
        return new TokenFunction(
                clock,
                Wiring.endpoint(settings, clients, new JsonEventLog(System.out, settings.metricsNamespace()), clock));
    }
}
