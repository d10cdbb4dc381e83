package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** Keys that are not the provider's, unless it publishes them. */
final class OtherKeys {
    static final RSAKey RS256 = rsa("other-rs256", JWSAlgorithm.RS256);
    static final RSAKey PS256 = rsa("other-ps256", JWSAlgorithm.PS256);
    static final ECKey ES256 = ec("other-es256", JWSAlgorithm.ES256, Curve.P_256);
    static final ECKey ES384 = ec("other-es384", JWSAlgorithm.ES384, Curve.P_384);
    static final OctetSequenceKey HS256 = secret("other-hs256");

    private OtherKeys() {}

    private static RSAKey rsa(String id, JWSAlgorithm algorithm) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(algorithm)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id, JWSAlgorithm algorithm, Curve curve) {
        try {
            return new ECKeyGenerator(curve)
                    .keyID(id)
                    .algorithm(algorithm)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OctetSequenceKey secret(String id) {
        try {
            return new OctetSequenceKeyGenerator(256)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.HS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
