package dev.latchkey.signin.flow;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a choice grants, as the code that the token function redeems. */
final class ChosenCode {
    /** How long a code lives that a person carries to another device. */
    private static final Duration REMOTE_LIFETIME = Duration.ofMinutes(3);

    private static final String REASON_TAG = "latchkey:reason";

    private ChosenCode() {}

    /**
     * The code's contents.
     *
     * @param signIn after the provider's answer
     * @param session how long the session lasts, from that answer on
     * @param reason what the person says that it is for
     * @param sourceIp the browser's address; empty if it is not known
     * @throws SignInException TOO_LARGE if no token has room for it
     */
    static IssuedCode of(
            SignIn signIn, Grant grant, Duration session, Optional<String> reason, String sourceIp, Instant now) {
        AuthorizationRequest request = signIn.request();
        Identity identity = signIn.identity().orElseThrow();
        Duration lifetime = request.remote() ? REMOTE_LIFETIME : IssuedCode.DEFAULT_LIFETIME;
        try {
            return new IssuedCode(
                    request.clientId(),
                    request.redirectUri(),
                    Optional.of(request.codeChallenge()),
                    Optional.of(request.codeChallengeMethod()),
                    Optional.empty(),
                    Instant.ofEpochSecond(now.getEpochSecond()).plus(lifetime),
                    Map.of("name", identity.display()),
                    Optional.of(sourceIp).filter(address -> !address.isEmpty()),
                    SessionId.next(),
                    authorization(identity, grant, session, reason, signIn.signedInAt()));
        } catch (IllegalArgumentException e) {
            // The sentence has numbers in it, and nothing of what was too large.
            throw new SignInException(Refusal.TOO_LARGE, "code: " + e.getMessage());
        }
    }

    private static Authorization authorization(
            Identity identity, Grant grant, Duration session, Optional<String> reason, Instant signedInAt) {
        SessionName name = SessionName.of(identity.name());
        Rule rule = grant.rule();
        Map<String, String> tags = new HashMap<>(rule.tags());
        reason.ifPresent(text -> tags.put(REASON_TAG, text));
        Instant authTime = Instant.ofEpochSecond(signedInAt.getEpochSecond());
        return new Authorization(
                identity.person(),
                rule.name(),
                grant.role(),
                name,
                name,
                tags,
                rule.policy(),
                rule.policyArns(),
                authTime,
                authTime.plus(session));
    }
}
