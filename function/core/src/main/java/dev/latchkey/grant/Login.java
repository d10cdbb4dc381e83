package dev.latchkey.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * A login, as the person and operators see it later.
 *
 * @param session what it began
 * @param at when the identity provider had authenticated the person, by our clock: what ends logins is compared with it
 * @param sourceIp the browser's address, if it is known
 * @param clientId the client that the code was for
 * @param role in which role
 * @param rule by which rule
 * @param endsAt when the session is over at the latest
 * @param name the session name, which is the source identity as well
 */
public record Login(
        SessionId session,
        Instant at,
        Optional<String> sourceIp,
        String clientId,
        RoleArn role,
        String rule,
        Instant endsAt,
        String name) {
    /** Whether the session's time is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
