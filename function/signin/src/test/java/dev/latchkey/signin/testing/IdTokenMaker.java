package dev.latchkey.signin.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** How an ID token is signed; its claims may be anything. */
@FunctionalInterface
public interface IdTokenMaker {
    /** The provider's key. */
    RSAKey RSA = rsa("rsa-1");

    /** Another key, with the same id. */
    RSAKey RSA_IMPOSTOR = rsa("rsa-1");

    /** Another key of the provider's, which it begins to sign with later. */
    RSAKey RSA_NEXT = rsa("rsa-2");

    /** The provider's key on a curve. */
    ECKey EC = ec();

    /** The ID token with these claims. */
    String make(Map<String, Object> claims);

    /** Signed by RS256, as nearly all providers do it. */
    static IdTokenMaker rs256() {
        return signed(JWSAlgorithm.RS256, RSA);
    }

    /** Signed by this key, whose id the header names. */
    static IdTokenMaker signed(JWSAlgorithm algorithm, JWK key) {
        return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key);
    }

    static IdTokenMaker signed(JWSHeader header, JWK key) {
        return claims -> signed(header, key, JSONObjectUtils.toJSONString(claims));
    }

    /** A token with this text as its claims. */
    static String rs256(String claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(RSA.getKeyID()).build(), RSA, claims);
    }

    private static String signed(JWSHeader header, JWK key, String claims) {
        try {
            JWSObject jws = new JWSObject(header, new Payload(claims));
            jws.sign(signer(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not signed at all: {@code "alg":"none"}. */
    static IdTokenMaker none() {
        return claims -> base64Url("{\"alg\":\"none\"}") + "." + base64Url(JSONObjectUtils.toJSONString(claims)) + ".";
    }

    /** The token that {@code maker} makes, with another claim than the one that is signed. */
    static IdTokenMaker changedAfterwards(IdTokenMaker maker, String claim, Object value) {
        return claims -> {
            String[] parts = maker.make(claims).split("\\.", -1);
            claims.put(claim, value);
            return parts[0] + "." + base64Url(JSONObjectUtils.toJSONString(claims)) + "." + parts[2];
        };
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            case OctetSequenceKey secret -> new MACSigner(secret);
            default -> throw new IllegalArgumentException(key.getKeyType().getValue());
        };
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("ec-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
