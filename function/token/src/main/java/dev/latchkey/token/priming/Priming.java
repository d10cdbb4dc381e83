package dev.latchkey.token.priming;

import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Pkce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Logs in a person who does not exist, before Lambda takes a snapshot of the function (SnapStart): what the first
 * invocation after a restore would otherwise load, compile and set up is then there already.
 *
 * <p>Both grants run as they do in production, against the services themselves, with two exceptions: no code is read or
 * redeemed, and no role is assumed. The function's HTTP client answers those calls as the services would.
 */
public final class Priming {
    /** How often it starts anew, with nothing connected: a restored instance begins with handshakes. */
    private static final int TIMES_CONNECTED = 20;

    /** How often each grant then runs. */
    private static final int TIMES = 5;

    /** How long all of it may take: Lambda gives a start two minutes. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final Duration TIME = Duration.ofSeconds(15);

    /** Of the code, and of its session: longer than priming takes. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /** The property that Lambda's runtime sets at each invocation, and the SDK reads at each call. */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final PrimedFunction.Factory functions;
    private final URI endpointUrl;
    private final String accountId;
    private final InstantSource clock;

    /**
     * Primes the functions that {@code functions} builds.
     *
     * @param endpointUrl one of the token endpoint's public URLs
     * @param accountId the function's account
     */
    public Priming(PrimedFunction.Factory functions, URI endpointUrl, String accountId, InstantSource clock) {
        this.functions = functions;
        this.endpointUrl = endpointUrl;
        this.accountId = accountId;
        this.clock = clock;
    }

    /**
     * Primes, as if the runtime had passed on a trace, which it will. A request that is not answered with tokens ends
     * it and nothing else: the function works without, and a service may be out just now.
     */
    public void run() throws IOException {
        System.setProperty(TRACE_HEADER, "Root=1-00000000-000000000000000000000000;Sampled=0");
        PrimingClient client = new PrimingClient(endpointUrl, clock);
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
    private boolean runConnected(PrimingClient client, Instant end) throws IOException {
        PrimedFunction function = functions.build(codeItem(client));
        try {
            for (int i = 0; i < TIMES && clock.instant().isBefore(end); i++) {
                Optional<String> token = post(function, client.redemption());
                if (token.isEmpty()
                        || post(function, client.refresh(token.get())).isEmpty()) {
                    return false;
                }
            }
            return true;
        } finally {
            function.close();
        }
    }

    /** A code of the client's, for a few minutes' session of a role that is not there, as DynamoDB would answer. */
    private String codeItem(PrimingClient client) {
        long now = clock.instant().getEpochSecond();
        return """
            {"Responses": [{"Item": {
              "v": {"N": "2"},
              "person": {"S": "%7$s"},
              "rule": {"S": "latchkey-priming"},
              "clientId": {"S": "%1$s"},
              "redirectUri": {"S": "%2$s"},
              "codeChallenge": {"S": "%3$s"},
              "roleArn": {"S": "arn:aws:iam::%4$s:role/latchkey-priming"},
              "sessionName": {"S": "latchkey-priming"},
              "sourceIdentity": {"S": "latchkey-priming"},
              "claims": {"M": {"email": {"S": "nobody@example.com"}}},
              "tags": {"M": {"team": {"S": "nobody"}}},
              "policyArns": {"L": [{"S": "arn:aws:iam::aws:policy/AWSDenyAll"}]},
              "authTime": {"N": "%5$d"},
              "expiresAt": {"N": "%6$d"},
              "sessionEndsAt": {"N": "%6$d"}
            }}, {}, {}]}
            """.formatted(
                        PrimingClient.CLIENT_ID,
                        PrimingClient.REDIRECT_URI,
                        Pkce.challenge(client.codeVerifier()),
                        accountId,
                        now,
                        now + LIFETIME.toSeconds(),
                        PrimingClient.PERSON.value());
    }

    /** The refresh token of the answer, if it was a success. */
    private Optional<String> post(PrimedFunction function, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handler()
                .handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, TIME, "priming");
        JsonObject body = JsonObject.parse(JsonObject.parse(answer.toString(StandardCharsets.UTF_8))
                .string("body")
                .orElseThrow());
        return body.string("refreshToken");
    }
}
