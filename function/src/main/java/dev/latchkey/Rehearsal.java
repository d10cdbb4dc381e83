package dev.latchkey;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.endpoint.EventLog;
import dev.latchkey.endpoint.JsonEventLog;
import dev.latchkey.endpoint.TokenEvent;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Pkce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Logs somebody in who does not exist, before Lambda takes a snapshot of the function (SnapStart): what the first
 * invocation after a restore would load, compile and set up is then there already.
 *
 * <p>Both grants run as they do in production, against the services themselves; only that no code is read or redeemed
 * and no role assumed, which is answered in this process as the services would. The clients are the rehearsal's own and
 * closed after it: nothing in the snapshot has a connection or credentials to go on with.
 */
final class Rehearsal {
    /** How often it starts anew, with nothing connected: a restored instance begins with handshakes. */
    private static final int TIMES_CONNECTED = 20;

    /** How often each grant then runs. */
    private static final int TIMES = 5;

    /** How long all of it may take: Lambda gives a start two minutes. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final Duration TIME = Duration.ofSeconds(15);

    /** Of the code, and of its session: longer than the rehearsal. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /** The property that Lambda's runtime sets at each invocation, and the SDK reads at each call. */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final Settings settings;
    private final EventLog failures;
    private final EventLog nowhere;
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
        this.nowhere = new JsonEventLog(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                settings.metricsNamespace());
        this.clock = clock;
    }

    /** Rehearses, with clients of its own, and as if the runtime had passed on a trace: it will. */
    void run() throws IOException {
        System.setProperty(TRACE_HEADER, "Root=1-00000000-000000000000000000000000;Sampled=0");
        RehearsalClient client = new RehearsalClient(settings.endpointUrls().getFirst(), clock);
        Instant end = clock.instant().plus(MOST_TIME);
        boolean issued = true;
        try {
            for (int i = 0; issued && i < TIMES_CONNECTED && clock.instant().isBefore(end); i++) {
                issued = runConnected(client, end);
            }
        } finally {
            System.clearProperty(TRACE_HEADER);
        }
    }

    /** Whether every request was answered with tokens. */
    private boolean runConnected(RehearsalClient client, Instant end) throws IOException {
        try (AwsClients clients = Wiring.rehearsalClients(settings, codeItem(client))) {
            TokenFunction function = new TokenFunction(clock, Wiring.endpoint(settings, clients, this::written, clock));
            for (int i = 0; i < TIMES && clock.instant().isBefore(end); i++) {
                Optional<String> token = post(function, client.redemption());
                if (token.isEmpty()
                        || post(function, client.refresh(token.get())).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A code of the client's, for a few minutes' session of a role that is not there, as DynamoDB would have it. */
    private String codeItem(RehearsalClient client) {
        long now = clock.instant().getEpochSecond();
        return """
            {"Item": {
              "clientId": {"S": "%1$s"},
              "redirectUri": {"S": "%2$s"},
              "codeChallenge": {"S": "%3$s"},
              "roleArn": {"S": "arn:aws:iam::%4$s:role/latchkey-rehearsal"},
              "sessionName": {"S": "latchkey-rehearsal"},
              "sourceIdentity": {"S": "latchkey-rehearsal"},
              "claims": {"M": {"email": {"S": "nobody@example.com"}}},
              "tags": {"M": {"team": {"S": "nobody"}}},
              "policyArns": {"L": [{"S": "arn:aws:iam::aws:policy/AWSDenyAll"}]},
              "authTime": {"N": "%5$d"},
              "expiresAt": {"N": "%6$d"},
              "sessionEndsAt": {"N": "%6$d"}
            }}
            """.formatted(
                        RehearsalClient.CLIENT_ID,
                        RehearsalClient.REDIRECT_URI,
                        Pkce.challenge(client.codeVerifier()),
                        settings.accountId(),
                        now,
                        now + LIFETIME.toSeconds());
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
        nowhere.write(event);
        if (!event.isIssued()) {
            failures.write(event);
        }
    }
}
