package dev.latchkey.signin.flow;

import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in under way, as it is kept between a browser's requests. It is a client's, which gets a code in the end, or the
 * person's own, to look after their logins; what one is for, the other never does.
 *
 * @param client what the client asked for; empty if it is the person's own
 * @param provider the identity provider's name in the access file
 * @param phase whose turn it is
 * @param identity who was signed in; while the provider authenticates somebody again, who must come back
 * @param session what the provider knows that sign-in by
 * @param signedInAt when that was, by our clock
 * @param choice the role that was chosen, by {@link dev.latchkey.signin.access.Grants.Grant#key}, if one was
 * @param expiresAt when the sign-in is over, whatever its phase
 */
public record SignIn(
        Optional<AuthorizationRequest> client,
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
        /** The person's, to choose a role, or what to end. */
        AT_CHOICE
    }

    /** A new one. */
    static SignIn begun(Optional<AuthorizationRequest> client, String provider, Instant now) {
        return new SignIn(
                client,
                provider,
                Phase.AT_PROVIDER,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                now.plus(LIFETIME));
    }

    /**
     * What the client asked for.
     *
     * @throws SignInException NO_SIGN_IN if there is no client
     */
    public AuthorizationRequest request() {
        return client.orElseThrow(() -> new SignInException(Refusal.NO_SIGN_IN, "sign-in: not a client's"));
    }

    /** The provider has answered. Its refresh token is for looking people up while a client has a session of theirs. */
    SignIn answered(Authentication answer, Instant now) {
        ProviderSession known =
                client.isPresent() ? answer.session() : answer.session().withoutRefreshToken();
        return new SignIn(
                client,
                provider,
                Phase.AT_CHOICE,
                Optional.of(answer.identity()),
                Optional.of(known),
                now,
                choice,
                expiresAt);
    }

    /**
     * What the provider's answer proved; only once there is one.
     *
     * @throws SignInException NO_SIGN_IN if an older version took the answer, which did not keep all of it
     */
    Authentication authentication() {
        return new Authentication(
                identity.orElseThrow(),
                session.orElseThrow(
                        () -> new SignInException(Refusal.NO_SIGN_IN, "sign-in: begun by an older version")));
    }

    /** Whether the person is to be looked up again and the provider gave nothing to do it by. */
    public boolean lacksRefreshToken() {
        return session.filter(known ->
                        known.recheckedAs().isPresent() && known.refreshToken().isEmpty())
                .isPresent();
    }

    /** The provider is to authenticate the person again, for what they chose. */
    SignIn again(String chosen) {
        return new SignIn(
                client, provider, Phase.AT_PROVIDER, identity, session, signedInAt, Optional.of(chosen), expiresAt);
    }
}
