package dev.latchkey;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.endpoint.EventLog;
import dev.latchkey.endpoint.TokenEvent;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Logs somebody in who does not exist, before Lambda takes a snapshot of the function (SnapStart): what the first
 * invocation after a restore would load, compile and set up is then there already.
 *
 * <p>Both grants run as they do in production, against the services themselves, but for what no permission covers: no
 * code is issued and no role assumed ({@link RehearsalCodes}, {@link dev.latchkey.aws.sts.StsRehearsal}). The clients
 * are the rehearsal's own and closed after it: nothing in the snapshot has a connection or credentials to go on with.
 */
final class Rehearsal {
    /** How often each grant runs: after a few times only the compiler still gains. */
    private static final int TIMES = 20;

    /** How long all of it may take: Lambda gives a start two minutes. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final Duration TIME = Duration.ofSeconds(15);

    private final Settings settings;
    private final EventLog failures;
    private final InstantSource clock;

    /**
     * A rehearsal of the function with these settings.
     *
     * @param failures told of requests that were not answered with tokens. They end the rehearsal and nothing else: the
     *     function works without one, and a service may be out just now
     */
    Rehearsal(Settings settings, EventLog failures, InstantSource clock) {
        this.settings = settings;
        this.failures = failures;
        this.clock = clock;
    }

    /** Rehearses, with clients of its own. */
    void run() throws IOException {
        try (AwsClients clients = Wiring.clients(settings)) {
            run(clients);
        }
    }

    private void run(AwsClients clients) throws IOException {
        RehearsalClient client = new RehearsalClient(settings.endpointUrls().getFirst(), clock);
        TokenFunction function =
                new TokenFunction(clock, Wiring.rehearsedEndpoint(settings, clients, client, this::written, clock));
        Instant end = clock.instant().plus(MOST_TIME);
        for (int i = 0; i < TIMES && clock.instant().isBefore(end); i++) {
            Optional<String> token = post(function, client.redemption());
            if (token.isEmpty() || post(function, client.refresh(token.get())).isEmpty()) {
                return;
            }
        }
    }

    /** The refresh token of the answer, if it was a success. */
    private Optional<String> post(TokenFunction function, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handle(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                Invocation.within(TIME, clock),
                "rehearsal");
        JsonObject body = JsonObject.parse(JsonObject.parse(answer.toString(StandardCharsets.UTF_8))
                .string("body")
                .orElseThrow());
        return body.string("refreshToken");
    }

    private void written(TokenEvent event) {
        if (!event.isIssued()) {
            failures.write(event);
        }
    }
}
