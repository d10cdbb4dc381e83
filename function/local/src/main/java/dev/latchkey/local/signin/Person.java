package dev.latchkey.local.signin;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one person that the local service signs in.
 *
 * @param identity the name that an identity provider would know them by
 * @param roleArn the role that they may assume
 * @param session how long a login lasts
 */
public record Person(String identity, String roleArn, Duration session) {

    /** What a login at this moment grants. */
    Authorization login(Instant now) {
        Instant authTime = Instant.ofEpochSecond(now.getEpochSecond());
        return new Authorization(
                PersonId.of("http://127.0.0.1", identity),
                "local",
                RoleArn.parse(roleArn),
                SessionName.of(identity),
                SessionName.of(identity),
                Map.of(),
                Optional.empty(),
                List.of(),
                authTime,
                authTime.plus(session));
    }
}
