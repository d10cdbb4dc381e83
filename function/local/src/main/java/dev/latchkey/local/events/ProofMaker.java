package dev.latchkey.local.events;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/** Makes DPoP proofs (RFC 9449 §4.2) with one key, as a client does. */
final class ProofMaker {
    private final ECKey key;
    private final URI tokenUrl;
    private final InstantSource clock;

    ProofMaker(URI tokenUrl, InstantSource clock) {
        this.tokenUrl = tokenUrl;
        this.clock = clock;
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String make() throws JOSEException {
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK())
                        .build(),
                new JWTClaimsSet.Builder()
                        .claim("htm", "POST")
                        .claim("htu", tokenUrl.toString())
                        .issueTime(Date.from(clock.instant()))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        proof.sign(new ECDSASigner(key));
        return proof.serialize();
    }
}
