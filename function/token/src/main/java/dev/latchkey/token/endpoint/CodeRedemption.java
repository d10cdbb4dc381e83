package dev.latchkey.token.endpoint;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.ProvenRequest;
import dev.latchkey.token.dpop.ReplayCheck;
import dev.latchkey.token.grant.AuthorizationCodeGrant;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.IdTokens;
import dev.latchkey.token.grant.RedeemedCode;
import dev.latchkey.token.grant.RefreshTokens;
import dev.latchkey.token.grant.RevocationCheck;
import dev.latchkey.token.grant.Session;
import dev.latchkey.token.grant.SessionCredentials;
import dev.latchkey.token.grant.TokenRequest;
import dev.latchkey.token.grant.TokenResponse;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Redeems a code in three rounds: read; mint; commit. A repetition is answered in three too: read; read what was kept;
 * read whether it was revoked since.
 */
public final class CodeRedemption {
    private final ReplayCheck replayCheck;
    private final AuthorizationCodeGrant grant;
    private final RevocationCheck revocationCheck;
    private final CredentialsIssuer credentialsIssuer;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;

    public CodeRedemption(
            ReplayCheck replayCheck,
            AuthorizationCodeGrant grant,
            RevocationCheck revocationCheck,
            CredentialsIssuer credentialsIssuer,
            RefreshTokens refreshTokens,
            IdTokens idTokens) {
        this.replayCheck = replayCheck;
        this.grant = grant;
        this.revocationCheck = revocationCheck;
        this.credentialsIssuer = credentialsIssuer;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
    }

    TokenResponse answer(
            TokenRequest.AuthorizationCode request,
            ProvenRequest presentation,
            RequestContext context,
            TokenEvent event) {
        try (ParallelCalls calls = new ParallelCalls()) {
            Runnable firstUse = calls.check(() -> replayCheck.use(presentation, context));
            Optional<IssuedCode> issued = grant.find(request, context);
            firstUse.run();
            if (issued.isEmpty()) {
                return repeat(request, presentation, context, event);
            }
            grant.check(request, presentation.jkt(), issued.get());

            Authorization authorization = issued.get().authorization();
            Session session = Session.start(request.clientId(), presentation.jkt(), authorization);
            event.session(session);
            Runnable signedIn = calls.check(() -> revocationCheck.requireSignedIn(authorization, context));
            Supplier<Secret> refreshToken = calls.start(() -> refreshTokens.seal(session, context));
            Supplier<Secret> idToken =
                    calls.start(() -> idTokens.sign(session, issued.get().claims(), context));
            SessionCredentials credentials = credentialsIssuer.issue(session, context);
            signedIn.run();
            TokenResponse answer = new TokenResponse(
                    credentials.accessToken(),
                    credentials.expiration(),
                    refreshToken.get(),
                    Optional.of(idToken.get()));

            if (!grant.commit(request, presentation.fingerprint(), session, answer, context)) {
                return repeat(request, presentation, context, event);
            }
            event.issued();
            return answer;
        }
    }

    private TokenResponse repeat(
            TokenRequest.AuthorizationCode request,
            ProvenRequest presentation,
            RequestContext context,
            TokenEvent event) {
        RedeemedCode redeemed = grant.findRedeemed(request, context);
        event.put(TokenEvent.Field.SESSION, redeemed.sessionId()).put(TokenEvent.Field.SUBJECT, redeemed.subject());
        TokenResponse answer = grant.answerAgain(request, presentation.fingerprint(), redeemed, context);
        event.repeated();
        return answer;
    }
}
