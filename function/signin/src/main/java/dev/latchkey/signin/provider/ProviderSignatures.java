package dev.latchkey.signin.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies that a token is a provider's own: signed by one of its keys, with one of the algorithms of the access file.
 * The claims are the caller's to compare, because the library knows no clock but the machine's.
 */
final class ProviderSignatures {
    private final ProviderMetadata metadata;
    private final String kind;
    private final JOSEObjectTypeVerifier<SecurityContext> types;

    /**
     * The signatures of one kind of token.
     *
     * @param kind what reasons call it
     * @param types accepts what its header may call it ({@code typ})
     */
    ProviderSignatures(ProviderMetadata metadata, String kind, JOSEObjectTypeVerifier<SecurityContext> types) {
        this.metadata = metadata;
        this.kind = kind;
        this.types = types;
    }

    /**
     * The token's claims as they are signed: the library's own view of them turns types and times into others.
     *
     * @throws ProviderException saying which check failed
     * @throws dev.latchkey.request.DependencyException if the provider's keys cannot be fetched
     */
    Claims verify(IdentityProvider provider, OIDCProviderMetadata of, SignedJWT token, RequestContext context) {
        if (!provider.algorithms().contains(token.getHeader().getAlgorithm().getName())) {
            throw refused("its algorithm is not one of those configured");
        }
        try {
            processor(provider, of, context).process(token, null);
        } catch (BadJWTException e) {
            throw refused("its claims cannot be read");
        } catch (BadJOSEException | JOSEException e) {
            throw refused("its signature is not by a key of the provider's");
        }
        return new Claims(token.getPayload().toJSONObject());
    }

    private DefaultJWTProcessor<SecurityContext> processor(
            IdentityProvider provider, OIDCProviderMetadata of, RequestContext context) {
        Set<JWSAlgorithm> algorithms =
                provider.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        JWKSource<SecurityContext> keys = (selector, ignored) -> keysFor(selector, of, context);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(types);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, ignored) -> {});
        return processor;
    }

    /** Those of the provider's keys that the token may be signed with, fetched anew if it names one that is not there. */
    private List<JWK> keysFor(JWKSelector selector, OIDCProviderMetadata of, RequestContext context) {
        List<JWK> known = selector.select(metadata.keys(of, context));
        return known.isEmpty()
                ? metadata.keysAnew(of, context).map(selector::select).orElse(List.of())
                : known;
    }

    private ProviderException refused(String problem) {
        return ProviderException.notAccepted(kind + ": " + problem);
    }
}
