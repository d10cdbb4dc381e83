package dev.latchkey.signin.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verifies ID tokens (OpenID Connect Core §3.1.3.7 and §3.1.3.8). */
final class IdTokens {
    /** How far a provider's clock may be off. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    static final int MAX_SUBJECT = 255;

    private final ProviderSignatures signatures;

    IdTokens(ProviderMetadata metadata) {
        this.signatures = new ProviderSignatures(
                metadata, "ID token", new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
    }

    /**
     * The claims of the ID token among the tokens.
     *
     * @param nonce of the authentication request
     * @throws ProviderException saying which check failed
     */
    Claims verify(
            IdentityProvider provider,
            OIDCProviderMetadata of,
            OIDCTokens tokens,
            Secret nonce,
            RequestContext context) {
        Claims claims = verified(provider, of, tokens, context);
        require(claims.text("nonce").map(Secret::of).filter(nonce::equals).isPresent(), "nonce is not this sign-in's");
        String subject = claims.text("sub").orElse("");
        require(!subject.isEmpty() && subject.length() <= MAX_SUBJECT, "sub is not 1 to 255 characters");
        return claims;
    }

    /**
     * The claims of the ID token that came for a refresh token (OpenID Connect Core §12.2): without the nonce, which was
     * the first one's.
     *
     * @param subject the first one's {@code sub}
     * @throws ProviderException saying which check failed
     */
    Claims verifyAgain(
            IdentityProvider provider,
            OIDCProviderMetadata of,
            OIDCTokens tokens,
            String subject,
            RequestContext context) {
        Claims claims = verified(provider, of, tokens, context);
        require(claims.text("sub").filter(subject::equals).isPresent(), "sub is another person");
        return claims;
    }

    private Claims verified(
            IdentityProvider provider, OIDCProviderMetadata of, OIDCTokens tokens, RequestContext context) {
        require(tokens.getIDToken() instanceof SignedJWT, "not signed");
        SignedJWT idToken = (SignedJWT) tokens.getIDToken();
        Claims claims = signatures.verify(provider, of, idToken, context);
        checkIssued(provider, claims);
        checkTimes(claims, context.now());
        checkAccessToken(claims, tokens, idToken.getHeader().getAlgorithm());
        return claims;
    }

    private static void checkIssued(IdentityProvider provider, Claims claims) {
        require(claims.text("iss").filter(provider.issuer().toString()::equals).isPresent(), "iss is another provider");
        List<String> audience = claims.texts("aud").orElse(List.of());
        require(audience.contains(provider.clientId()), "aud is another client");
        Optional<String> authorizedParty = claims.text("azp");
        require(audience.size() == 1 || authorizedParty.isPresent(), "azp is missing, and aud has several");
        require(
                authorizedParty
                        .filter(party -> !party.equals(provider.clientId()))
                        .isEmpty(),
                "azp is another client");
    }

    private static void checkTimes(Claims claims, Instant now) {
        Instant expiry = claims.time("exp").orElseThrow(() -> missing("exp"));
        Instant issuedAt = claims.time("iat").orElseThrow(() -> missing("iat"));
        require(now.isBefore(expiry.plus(LEEWAY)), "it has expired");
        require(!issuedAt.isAfter(now.plus(LEEWAY)), "iat is in the future");
        claims.time("nbf")
                .ifPresent(notBefore -> require(!notBefore.isAfter(now.plus(LEEWAY)), "nbf is in the future"));
        claims.time("auth_time")
                .ifPresent(time -> require(!time.isAfter(now.plus(LEEWAY)), "auth_time is in the future"));
    }

    private static void checkAccessToken(Claims claims, OIDCTokens tokens, JWSAlgorithm algorithm) {
        Optional<String> hash = claims.text("at_hash");
        if (hash.isPresent()) {
            try {
                AccessTokenValidator.validate(tokens.getAccessToken(), algorithm, new AccessTokenHash(hash.get()));
            } catch (InvalidHashException e) {
                throw ProviderException.notAccepted("ID token: at_hash is not the access token's");
            }
        }
    }

    private static ProviderException missing(String claim) {
        return ProviderException.notAccepted("ID token: " + claim + " is missing");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw ProviderException.notAccepted("ID token: " + problem);
        }
    }
}
