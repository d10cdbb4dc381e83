package dev.latchkey.signin.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.6). Two things are taken as deployed providers send
 * them. {@code typ} may be {@code JWT} or absent: what tells a logout token from other tokens is then {@code events}, and
 * that it has no {@code nonce}. And {@code exp}, which the drafts before the final specification did not know, may be
 * absent: {@code iat} bounds the token's life in any case.
 */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int MAX_ID = 255;

    private final ProviderMetadata metadata;
    private final ProviderSignatures signatures;

    LogoutTokens(ProviderMetadata metadata) {
        this.metadata = metadata;
        this.signatures = new ProviderSignatures(
                metadata,
                "logout token",
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null));
    }

    /** @throws ProviderException saying which check failed */
    LogoutToken verify(IdentityProvider provider, String text, RequestContext context) {
        SignedJWT token = parse(text);
        Claims claims = signatures.verify(provider, metadata.of(provider, context), token, context);
        checkIssued(provider, claims);
        checkTimes(claims, context.now());
        require(
                claims.values().get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map,
                "events does not say that it is a logout");
        require(!claims.values().containsKey("nonce"), "it has a nonce, as ID tokens have");
        String id = id(claims, "jti").orElseThrow(() -> missing("jti"));
        Optional<String> subject = id(claims, "sub");
        Optional<String> sid = id(claims, "sid");
        require(subject.isPresent() || sid.isPresent(), "it has neither sub nor sid");
        return new LogoutToken(id, subject, sid);
    }

    private static SignedJWT parse(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (ParseException e) {
            throw ProviderException.notAccepted("logout token: not a signed JWT");
        }
    }

    private static void checkIssued(IdentityProvider provider, Claims claims) {
        require(claims.text("iss").filter(provider.issuer().toString()::equals).isPresent(), "iss is another provider");
        require(claims.texts("aud").orElse(List.of()).contains(provider.clientId()), "aud is another client");
    }

    private static void checkTimes(Claims claims, Instant now) {
        Instant issuedAt = claims.time("iat").orElseThrow(() -> missing("iat"));
        require(!issuedAt.isAfter(now.plus(IdTokens.LEEWAY)), "iat is in the future");
        require(now.isBefore(issuedAt.plus(LogoutToken.MOST_AGE)), "it is older than 5 minutes");
        claims.time("exp").ifPresent(expiry -> require(now.isBefore(expiry.plus(IdTokens.LEEWAY)), "it has expired"));
    }

    private static Optional<String> id(Claims claims, String name) {
        Optional<String> id = claims.text(name);
        require(id.filter(text -> text.length() > MAX_ID).isEmpty(), name + " has more than 255 characters");
        return id;
    }

    private static ProviderException missing(String claim) {
        return ProviderException.notAccepted("logout token: " + claim + " is missing");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw ProviderException.notAccepted("logout token: " + problem);
        }
    }
}
