package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.local.http.Exchange;
import java.util.List;
import java.util.Map;

/**
 * What a provider says instead of the truth. Each method is given what an honest one would say, and what it returns is
 * said; by itself it lies about nothing. The maps that are given may be changed.
 */
public interface Lies {
    /** The truth. */
    Lies NONE = new Lies() {};

    /** The document of OpenID Connect Discovery §3. */
    default Map<String, Object> metadata(Map<String, Object> honest) {
        return honest;
    }

    /** The JSON Web Key Set. */
    default Map<String, Object> keys(Map<String, Object> honest) {
        return honest;
    }

    /** The parameters that the browser is sent back with, of success or error. */
    default Map<String, List<String>> redirect(Map<String, List<String>> honest) {
        return honest;
    }

    /** What the ID token says. */
    default JWTClaimsSet claims(JWTClaimsSet honest) {
        return honest;
    }

    /**
     * The ID token.
     *
     * @param claims what it is to say
     * @param key what an honest provider signs with, its {@code kid} and {@code alg} in it
     */
    default String idToken(JWTClaimsSet claims, RSAKey key, Client client) throws JOSEException {
        return IdTokens.sign(claims, key);
    }

    /** The token endpoint's answer to a code that was good. */
    default Map<String, Object> tokens(Map<String, Object> honest) {
        return honest;
    }

    /** What userinfo answers to an access token that was good. */
    default Map<String, Object> userInfo(Map<String, Object> honest) {
        return honest;
    }

    /** Any answer at all: its status, headers and body, and, by waiting, its time. */
    default Exchange.Answer answer(Endpoint endpoint, Exchange request, Exchange.Answer honest) {
        return honest;
    }
}
