package dev.latchkey.signin.session;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.provider.LogoutToken;
import dev.latchkey.signin.provider.RelyingParty;
import java.util.List;
import java.util.Optional;

/**
 * What a logout at an identity provider ends here (OpenID Connect Back-Channel Logout 1.0 §2.7): what began in that
 * session of the provider's; everything of the person, if the provider names no session.
 *
 * <p>That a token's logout is done is kept last, or together with what it ends: whatever breaks off in between is carried
 * out when the token is sent again, and a token of which everything is done ends nothing once more.
 */
public final class BackChannelLogout {
    /** How people are known unless the access file says otherwise. */
    private static final String SUBJECT = "sub";

    private final RelyingParty relyingParty;
    private final Logouts logouts;
    private final Revocations revocations;

    public BackChannelLogout(RelyingParty relyingParty, Logouts logouts, Revocations revocations) {
        this.relyingParty = relyingParty;
        this.logouts = logouts;
        this.revocations = revocations;
    }

    /**
     * What was ended.
     *
     * @param person whose it was, if that is known
     * @param sessions which; none if there was nothing to end, or everything was ended
     * @param everything of the person
     */
    public record Ended(Optional<PersonId> person, List<SessionId> sessions, boolean everything) {
        static final Ended NOTHING = new Ended(Optional.empty(), List.of(), false);
    }

    /**
     * Carries out the logout of a token.
     *
     * @param text the logout token
     * @throws dev.latchkey.signin.provider.ProviderException if it is not accepted
     * @throws dev.latchkey.request.DependencyException if it could not be carried out, or not wholly: the same token may
     *     be sent again
     */
    public Ended carryOut(IdentityProvider provider, String text, RequestContext context) {
        LogoutToken token = relyingParty.logout(provider, text, context);
        if (logouts.isDone(provider.issuer().toString(), token.id(), context)) {
            return Ended.NOTHING;
        }
        return token.sid().isPresent()
                ? endSessions(provider, token, token.sid().get(), context)
                : person(provider, token.subject().orElseThrow(), context)
                        .map(person -> endPerson(provider, token, person, context))
                        .orElse(Ended.NOTHING);
    }

    private Ended endSessions(IdentityProvider provider, LogoutToken token, String sid, RequestContext context) {
        String issuer = provider.issuer().toString();
        Logouts.Begun begun = logouts.end(issuer, sid, PersonMarks.notBefore(context.now()), context);
        if (begun.person().isPresent() && !begun.areAll()) {
            return endPerson(provider, token, begun.person().get(), context);
        }
        for (SessionId session : begun.sessions()) {
            revocations.endSession(session, Lever.LOGOUT, provider.name(), context);
        }
        if (!begun.sessions().isEmpty()) {
            logouts.done(issuer, token.id(), context);
        }
        return new Ended(begun.person(), begun.sessions(), false);
    }

    private Ended endPerson(IdentityProvider provider, LogoutToken token, PersonId person, RequestContext context) {
        String issuer = provider.issuer().toString();
        return logouts.endPerson(
                        person, PersonMarks.notBefore(context.now()), provider.name(), issuer, token.id(), context)
                ? new Ended(Optional.of(person), List.of(), true)
                : Ended.NOTHING;
    }

    private Optional<PersonId> person(IdentityProvider provider, String subject, RequestContext context) {
        String issuer = provider.issuer().toString();
        return provider.claims().id().equals(SUBJECT)
                ? Optional.of(PersonId.of(issuer, subject))
                : logouts.person(issuer, subject, context);
    }
}
