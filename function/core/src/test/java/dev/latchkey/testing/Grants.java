package dev.latchkey.testing;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A grant such as an issuer would make at {@link TestClock#START}. */
public final class Grants {
    public static final String CLIENT_ID = "arn:aws:signin:::devtools/same-device";
    public static final String OTHER_CLIENT_ID = "arn:aws:signin:::devtools/cross-device";
    public static final String REDIRECT_URI = "http://127.0.0.1:50123/oauth/callback";
    public static final PersonId PERSON = PersonId.of("https://issuer.example.com", "ada");
    public static final String RULE = "developers";
    public static final String ROLE_ARN = "arn:aws:iam::111122223333:role/people/Developer";
    public static final String SUBJECT = "arn:aws:sts::111122223333:assumed-role/Developer/ada@example.com";
    public static final Secret VERIFIER = Secret.of("the-verifier-of-the-tests-has-43-characters");

    private Grants() {}

    public static Authorization authorization() {
        return authorization(TestClock.START);
    }

    public static Authorization authorization(Instant authTime) {
        return authorization(authTime, ROLE_ARN);
    }

    public static Authorization authorizationOf(String roleArn) {
        return authorization(TestClock.START, roleArn);
    }

    private static Authorization authorization(Instant authTime, String roleArn) {
        return new Authorization(
                PERSON,
                RULE,
                RoleArn.parse(roleArn),
                new SessionName("ada@example.com"),
                new SessionName("ada@example.com"),
                Map.of("team", "engines"),
                Optional.empty(),
                List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                authTime,
                authTime.plus(Duration.ofHours(8)));
    }

    public static IssuedCode issuedCode() {
        return issuedCode(TestClock.START);
    }

    public static IssuedCode issuedCode(Instant authTime) {
        return issuedCode(authTime, CLIENT_ID, Optional.of("203.0.113.9"));
    }

    /** A code for that client, of a browser with that address. */
    public static IssuedCode issuedCode(String clientId, Optional<String> signInIp) {
        return issuedCode(TestClock.START, clientId, signInIp);
    }

    private static IssuedCode issuedCode(Instant authTime, String clientId, Optional<String> signInIp) {
        return new IssuedCode(
                clientId,
                REDIRECT_URI,
                Optional.of(Pkce.challenge(VERIFIER)),
                Optional.of("SHA-256"),
                Optional.empty(),
                authTime.plus(IssuedCode.DEFAULT_LIFETIME),
                Map.of("email", "ada@example.com"),
                signInIp,
                SessionId.next(),
                authorization(authTime));
    }
}
