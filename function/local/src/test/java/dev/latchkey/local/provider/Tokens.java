package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens signed otherwise than the provider signs them, and the key sets that such a provider publishes. */
final class Tokens {
    private Tokens() {}

    /** Signed with this key and algorithm, whatever the key says that it is for. */
    static String signed(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm) throws JOSEException {
        return signed(claims, key, algorithm, header -> header);
    }

    /** Signed with this key and algorithm, under another header than one that names the key. */
    static String signed(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header)
            throws JOSEException {
        JWSHeader.Builder honest = new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
        return signed(
                claims, header.apply(honest).build(), new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
    }

    /** With a MAC (HS256) made with these bytes, as many as it takes. */
    static String withMac(JWTClaimsSet claims, String keyId, byte[] secret) throws JOSEException {
        byte[] longEnough = secret.length < 32 ? Arrays.copyOf(secret, 32) : secret;
        return signed(
                claims, new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), new MACSigner(longEnough));
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    /** The token with the first character of its signature changed. */
    static String spoilt(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + other + token.substring(signature + 1);
    }

    static JWTClaimsSet without(String name, JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims).claim(name, null).build();
    }

    /** The secret that client and provider share; empty if they share none. */
    static String secret(Client client) {
        return client.authentication() instanceof Client.WithSecret shared
                ? shared.secret().reveal()
                : "";
    }

    /** The key set with one key more, its public half unless it has none. */
    static Map<String, Object> published(Map<String, Object> keySet, JWK key) {
        List<Object> keys = new ArrayList<>((List<?>) keySet.getOrDefault("keys", List.of()));
        keys.add((key.toPublicJWK() == null ? key : key.toPublicJWK()).toJSONObject());
        Map<String, Object> more = new LinkedHashMap<>(keySet);
        more.put("keys", keys);
        return more;
    }
}
