package dev.latchkey.signin.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies ID tokens (OpenID Connect Core §3.1.3.7 and §3.1.3.8). The signature is the library's to verify; the claims
 * are compared here, because the library knows no clock but the machine's.
 */
final class IdTokens {
    /** How far a provider's clock may be off. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final int MAX_SUBJECT = 255;

    private final ProviderMetadata metadata;

    IdTokens(ProviderMetadata metadata) {
        this.metadata = metadata;
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
        checkSignature(provider, of, idToken, context);
        // As they are signed: the library's own view of them turns types and times into others.
        Claims claims = new Claims(idToken.getPayload().toJSONObject());
        checkIssued(provider, claims);
        checkTimes(claims, context.now());
        checkAccessToken(claims, tokens, idToken.getHeader().getAlgorithm());
        return claims;
    }

    private void checkSignature(
            IdentityProvider provider, OIDCProviderMetadata of, SignedJWT idToken, RequestContext context) {
        String algorithm = idToken.getHeader().getAlgorithm().getName();
        require(provider.algorithms().contains(algorithm), "its algorithm is not one of those configured");
        Set<JWSAlgorithm> algorithms =
                provider.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        JWKSource<SecurityContext> keys = (selector, ignored) -> keysFor(selector, of, context);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, ignored) -> {});
        try {
            processor.process(idToken, null);
        } catch (BadJWTException e) {
            throw ProviderException.notAccepted("ID token: its claims cannot be read");
        } catch (BadJOSEException | JOSEException e) {
            throw ProviderException.notAccepted("ID token: its signature is not by a key of the provider's");
        }
    }

    /** Those of the provider's keys that the token may be signed with, fetched anew if it names one that is not there. */
    private List<JWK> keysFor(JWKSelector selector, OIDCProviderMetadata of, RequestContext context) {
        List<JWK> known = selector.select(metadata.keys(of, context));
        return known.isEmpty()
                ? metadata.keysAnew(of, context).map(selector::select).orElse(List.of())
                : known;
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
