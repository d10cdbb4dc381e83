package dev.latchkey.endpoint;

import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.credentials.SessionCredentials;
import dev.latchkey.dpop.Presentation;
import dev.latchkey.dpop.ReplayCheck;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCodeGrant;
import dev.latchkey.grant.IdTokens;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.RedeemedCode;
import dev.latchkey.grant.RefreshTokens;
import dev.latchkey.grant.RevocationCheck;
import dev.latchkey.grant.Session;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.TokenRequest;
import dev.latchkey.oauth.TokenResponse;
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
            Presentation presentation,
            Invocation invocation,
            TokenEvent event) {
        try (SideBySide calls = new SideBySide()) {
            Runnable firstUse = calls.check(() -> replayCheck.use(presentation, invocation));
            Optional<IssuedCode> issued = grant.find(request, invocation);
            firstUse.run();
            if (issued.isEmpty()) {
                return repeat(request, presentation, invocation, event);
            }
            grant.check(request, presentation.jkt(), issued.get());

            Authorization authorization = issued.get().authorization();
            Session session = Session.start(request.clientId(), presentation.jkt(), authorization);
            event.session(session);
            Runnable signedIn = calls.check(() -> revocationCheck.requireSignedIn(authorization, invocation));
            Supplier<Secret> refreshToken = calls.start(() -> refreshTokens.seal(session, invocation));
            Supplier<Secret> idToken =
                    calls.start(() -> idTokens.sign(session, issued.get().claims(), invocation));
            SessionCredentials credentials = credentialsIssuer.issue(session, invocation);
            signedIn.run();
            TokenResponse answer = new TokenResponse(
                    credentials.accessToken(),
                    credentials.expiration(),
                    refreshToken.get(),
                    Optional.of(idToken.get()));

            if (!grant.commit(request, presentation.fingerprint(), session, answer, invocation)) {
                return repeat(request, presentation, invocation, event);
            }
            event.issued();
            return answer;
        }
    }

    private TokenResponse repeat(
            TokenRequest.AuthorizationCode request,
            Presentation presentation,
            Invocation invocation,
            TokenEvent event) {
        RedeemedCode redeemed = grant.findRedeemed(request, invocation);
        event.put(TokenEvent.Field.SESSION, redeemed.sessionId()).put(TokenEvent.Field.SUBJECT, redeemed.subject());
        TokenResponse answer = grant.answerAgain(request, presentation.fingerprint(), redeemed, invocation);
        event.repeated();
        return answer;
    }
}
