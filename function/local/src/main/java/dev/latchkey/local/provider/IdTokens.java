package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes ID tokens (OpenID Connect Core §2), signed with RS256 by a key that lives as long as the provider. */
final class IdTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int KEY_BITS = 2048;

    private final Issuer issuer;
    private final RSAKey key;

    IdTokens(Issuer issuer) {
        this.issuer = issuer;
        try {
            this.key = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        return key;
    }

    /** A JSON Web Key Set (RFC 7517 §5). */
    Map<String, Object> publicKeys() {
        List<Object> keys = new ArrayList<>(List.of(key.toPublicJWK().toJSONObject()));
        return new HashMap<>(Map.of("keys", keys));
    }

    JWTClaimsSet claims(Grant grant, AccessToken accessToken, Instant now) throws ParseException {
        SamplePerson person = grant.signedIn().person();
        IDTokenClaimsSet claims = new IDTokenClaimsSet(
                issuer,
                new Subject(person.subject()),
                new Audience(grant.request().getClientID()).toSingleAudienceList(),
                Date.from(now.plus(LIFETIME)),
                Date.from(now));
        claims.setNonce(grant.request().getNonce());
        claims.setAuthenticationTime(Date.from(grant.signedIn().authTime()));
        claims.setAccessTokenHash(AccessTokenHash.compute(accessToken, JWSAlgorithm.RS256, null));
        claims.setACR(new ACR(person.acr()));
        claims.setAMR(person.amr().stream().map(AMR::new).toList());
        person.profile().forEach(claims::setClaim);
        return claims.toJWTClaimsSet();
    }

    /** The token that says this, signed with the key and the algorithm that the key is for. */
    static String sign(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
