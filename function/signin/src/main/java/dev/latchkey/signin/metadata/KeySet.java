package dev.latchkey.signin.metadata;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.request.RequestContext;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public halves of the keys in KMS, as a JWK set (RFC 7517 §5): those that sign id tokens, and the one that Latchkey
 * authenticates with to identity providers. Fetched at need, and kept for an hour.
 */
public final class KeySet {
    private static final Duration KEPT = Duration.ofHours(1);

    private final List<KmsSigningKey> keys;

    private volatile Optional<Fetched> last = Optional.empty();

    private record Fetched(String json, Instant at) {}

    public KeySet(List<KmsSigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The document.
     *
     * @throws dev.latchkey.request.DependencyException if KMS does not give a key
     */
    public String json(RequestContext context) {
        Optional<Fetched> kept =
                last.filter(fetched -> context.now().isBefore(fetched.at().plus(KEPT)));
        if (kept.isPresent()) {
            return kept.get().json();
        }
        List<JWK> jwks = keys.stream().map(key -> jwk(key, context)).toList();
        Fetched fetched = new Fetched(new JWKSet(jwks).toString(), context.now());
        last = Optional.of(fetched);
        return fetched.json();
    }

    private static JWK jwk(KmsSigningKey key, RequestContext context) {
        ECPublicKey publicKey;
        try {
            publicKey = (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.publicKey(context)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("KMS gave a key that is none of an elliptic curve", e);
        }
        return new ECKey.Builder(Curve.forECParameterSpec(publicKey.getParams()), publicKey)
                .keyID(key.id())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(new Algorithm(key.algorithm()))
                .build();
    }
}
