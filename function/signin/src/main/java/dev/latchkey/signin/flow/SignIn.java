package dev.latchkey.signin.flow;

import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in under way, as it is kept between a browser's requests.
 *
 * @param request what the client asked for
 * @param provider the identity provider's name in the access file
 * @param phase whose turn it is
 * @param identity who was signed in; while the provider authenticates somebody again, who must come back
 * @param session what the provider knows that sign-in by
 * @param signedInAt when that was, by our clock
 * @param choice the role that was chosen, by {@link dev.latchkey.signin.access.Grants.Grant#key}, if one was
 * @param expiresAt when the sign-in is over, whatever its phase
 */
public record SignIn(
        AuthorizationRequest request,
        String provider,
        Phase phase,
        Optional<Identity> identity,
        Optional<ProviderSession> session,
        Instant signedInAt,
        Optional<String> choice,
        Instant expiresAt) {

    /** So long does {@code aws login} wait. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Whose turn it is. */
    public enum Phase {
        /** The identity provider's, to answer. */
        AT_PROVIDER,
        /** The person's, to choose. */
        AT_CHOICE
    }

    /** A new one. */
    static SignIn begun(AuthorizationRequest request, String provider, Instant now) {
        return new SignIn(
                request,
                provider,
                Phase.AT_PROVIDER,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                now.plus(LIFETIME));
    }

    /** The provider has answered. */
    SignIn answered(Authentication answer, Instant now) {
        return new SignIn(
                request,
                provider,
                Phase.AT_CHOICE,
                Optional.of(answer.identity()),
                Optional.of(answer.session()),
                now,
                choice,
                expiresAt);
    }

    /** What the provider's answer proved; only once there is one. */
    Authentication authentication() {
        return new Authentication(identity.orElseThrow(), session.orElseThrow());
    }

    /** The provider is to authenticate the person again, for what they chose. */
    SignIn again(String chosen) {
        return new SignIn(
                request, provider, Phase.AT_PROVIDER, identity, session, signedInAt, Optional.of(chosen), expiresAt);
    }
}
