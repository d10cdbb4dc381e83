package dev.latchkey.token.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.testing.TestClock;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * DPoP proofs, valid unless something in them is changed. Keys and thumbprints are made by nimbus-jose-jwt, so that
 * what is tested is not its own yardstick.
 */
public final class Proof {
    public static final String ENDPOINT = "https://login.example.com/v1/token";

    private final ECKey key;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Proof(ECKey key) {
        this.key = key;
        header("typ", "dpop+jwt");
        header("alg", "ES256");
        header("jwk", key.toPublicJWK().toJSONObject());
        claim("htm", "POST");
        claim("htu", ENDPOINT);
        claim("iat", TestClock.START.getEpochSecond());
        claim("jti", UUID.randomUUID().toString());
    }

    public static Proof with(ECKey key) {
        return new Proof(key);
    }

    public static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key whose x, y or both begin with a zero byte. */
    public static ECKey newKeyWithShortCoordinate() {
        while (true) {
            ECKey key = newKey();
            if (key.getX().decode()[0] == 0 || key.getY().decode()[0] == 0) {
                return key;
            }
        }
    }

    public static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets a header member, or removes it. */
    public Proof header(String name, @Nullable Object value) {
        set(header, name, value);
        return this;
    }

    /** Sets a claim, or removes it. */
    public Proof claim(String name, @Nullable Object value) {
        set(claims, name, value);
        return this;
    }

    public Proof at(Instant issuedAt) {
        return claim("iat", issuedAt.getEpochSecond());
    }

    /** The public key as some SDKs write it: without the leading zero bytes of its coordinates. */
    public Proof withoutLeadingZeros() {
        Map<String, Object> jwk = new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
        jwk.put("x", minimal(key.getX()));
        jwk.put("y", minimal(key.getY()));
        return header("jwk", jwk);
    }

    public String sign() {
        return sign(JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims));
    }

    /** Signs exactly these texts. */
    public String sign(String headerJson, String claimsJson) {
        return signSegments(encode(headerJson), encode(claimsJson));
    }

    /** Signs exactly these segments. */
    public String signSegments(String header, String claims) {
        String signingInput = header + "." + claims;
        return signingInput + "." + Base64URL.encode(signature("SHA256withECDSAinP1363Format", signingInput));
    }

    /** The proof with its signature in DER, which no JWS may have. */
    public String signInDer() {
        String signingInput =
                encode(JSONObjectUtils.toJSONString(header)) + "." + encode(JSONObjectUtils.toJSONString(claims));
        return signingInput + "." + Base64URL.encode(signature("SHA256withECDSA", signingInput));
    }

    public String headerJson() {
        return JSONObjectUtils.toJSONString(header);
    }

    public String claimsJson() {
        return JSONObjectUtils.toJSONString(claims);
    }

    public static String encode(byte[] bytes) {
        return Base64URL.encode(bytes).toString();
    }

    public static byte[] decode(String base64url) {
        return new Base64URL(base64url).decode();
    }

    public static String encode(String json) {
        return Base64URL.encode(json.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private byte[] signature(String algorithm, String signingInput) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.toECPrivateKey());
            signature.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Map<String, Object> members, String name, @Nullable Object value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    private static String minimal(Base64URL coordinate) {
        byte[] bytes = new BigInteger(1, coordinate.decode()).toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64URL.encode(Arrays.copyOfRange(bytes, start, bytes.length)).toString();
    }
}
