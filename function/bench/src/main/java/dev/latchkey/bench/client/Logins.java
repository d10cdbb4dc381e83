package dev.latchkey.bench.client;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.token.Settings;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.aws.dynamodb.DynamoDbAuthorizationCodes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.request.RequestContext;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Signs people in, as an identity provider does: writes a code for each. */
public final class Logins {
    /** Keys take time to make; a few will do, for the function keeps none. */
    private static final int KEYS = 16;

    private static final Clock CLOCK = Clock.systemUTC();

    private final List<ECKey> keys = Stream.generate(Proof::newKey).limit(KEYS).toList();
    private final AtomicInteger next = new AtomicInteger();
    private final AuthorizationCodes codes;

    public Logins(AuthorizationCodes codes) {
        this.codes = codes;
    }

    /** Logins in the table that the function uses. */
    public static Logins inTable(AwsClients clients, Settings settings) {
        return new Logins(new DynamoDbAuthorizationCodes(new DynamoDbTable(clients.dynamoDb(), settings.tableName())));
    }

    public Login next() {
        Secret code = Secret.of(UUID.randomUUID().toString());
        codes.issue(code, Grants.issuedCode(CLOCK.instant()), RequestContext.within(Duration.ofSeconds(10), CLOCK));
        return new Login(keys.get(next.getAndIncrement() % KEYS), code);
    }

    public List<Login> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }
}
