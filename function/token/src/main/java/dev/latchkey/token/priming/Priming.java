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
 * Runs logins of a made-up person before Lambda takes a snapshot of the function (SnapStart), so that what the first
 * invocation after a restore would otherwise load, compile and set up is already there.
 *
 * <p>Both grants run as they do in production, against the services themselves, with two exceptions: no code is read or
 * redeemed, and no role is assumed. The function's HTTP client responds to those calls as the services would.
 */
public final class Priming {
    /** How often it starts over, with nothing connected: a restored instance begins with handshakes. */
    private static final int TIMES_CONNECTED = 20;

    /** How often each grant runs each time. */
    private static final int TIMES = 5;

    /** How long all of it may take: Lambda allows two minutes for a start. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final Duration TIME = Duration.ofSeconds(15);

    /** The lifetime of the code and of its session: longer than priming takes. */
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
     * Primes, as if the runtime had passed on a trace, as it will later. A request that does not get tokens ends the
     * priming and nothing else: the function works without it, and a service may be down just now.
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

    /** Returns whether every request got tokens. */
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

    /**
     * A code of the client's, for a session of a few minutes in a role that does not exist, as DynamoDB would return
     * it.
     */
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
              "sessionEndsAt": {"N": "%6$d"},
              "mac": {"B": "bm9uZQ=="}
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

    /** The refresh token in the response, if it was a success. */
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
