package dev.latchkey.token.priming;

import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.SessionId;
import dev.latchkey.json.JsonObject;
import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.lambda.PrimingLoop;
import dev.latchkey.oauth.Pkce;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Runs logins of a made-up person before Lambda takes a snapshot of the function (SnapStart).
 *
 * <p>Both grants run as they do in production, against the services themselves, with two exceptions: no code is read or
 * redeemed, and no role is assumed. The function's HTTP client responds to those calls as the services would.
 */
public final class Priming {
    /** The lifetime of the code and of its session: longer than priming takes. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final String NAME = "latchkey-priming";

    private final BiFunction<String, String, PrimedFunction> functions;
    private final URI endpointUrl;
    private final String accountId;
    private final InstantSource clock;

    /**
     * Primes the functions that {@code functions} builds.
     *
     * @param functions builds one with nothing connected, for DynamoDB's responses to the read of a code and to that of
     *     the access rules, as JSON
     * @param endpointUrl one of the token endpoint's public URLs
     * @param accountId the function's account
     */
    public Priming(
            BiFunction<String, String, PrimedFunction> functions,
            URI endpointUrl,
            String accountId,
            InstantSource clock) {
        this.functions = functions;
        this.endpointUrl = endpointUrl;
        this.accountId = accountId;
        this.clock = clock;
    }

    /** Primes, as far as every request gets tokens. */
    public void run() throws IOException {
        PrimingClient client = new PrimingClient(endpointUrl, clock);
        PrimingLoop.run(
                () -> functions.apply(codeItem(client), rulesItem()),
                (function, number) -> login(client, function),
                clock);
    }

    private static boolean login(PrimingClient client, PrimedFunction function) throws IOException {
        Optional<String> token = post(function, client.redemption());
        return token.isPresent() && post(function, client.refresh(token.get())).isPresent();
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
              "signInIp": {"S": "%8$s"},
              "session": {"S": "%9$s"},
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
                        PrimingClient.PERSON.value(),
                        PrimingClient.SOURCE_IP,
                        SessionId.next().value());
    }

    /** The rule of that code, as DynamoDB would return it. */
    private String rulesItem() {
        AppliedRules rules = new AppliedRules(
                Map.of(NAME, new AppliedRules.AppliedRule("/" + NAME, Set.of(accountId), LIFETIME, Optional.empty())));
        return """
            {"Item": {"version": {"N": "1"}, "compiled": {"B": "%s"}}}
            """.formatted(Base64.getEncoder().encodeToString(RulesItem.compile(rules)));
    }

    /** The refresh token in the response, if it was a success. */
    private static Optional<String> post(PrimedFunction function, String event) throws IOException {
        return JsonObject.parse(function.answer(event).string("body").orElseThrow())
                .string("refreshToken");
    }
}
