package dev.latchkey.token.dpop;

import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Sha256;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.List;
import java.util.Optional;

/**
 * A public key on P-256 (RFC 7518 §6.2.1) that was checked to be a point of the curve.
 *
 * <p>Some AWS SDKs drop the leading zero bytes of a coordinate, about one key in 128, where RFC 7518 requires 32 bytes.
 * Both are read, and the {@link #thumbprint} is that of the 32-byte form, so that one key has one name.
 */
record EcPublicJwk(ECPublicKey key, String thumbprint) {
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final ECParameterSpec P256 = p256();
    private static final int COORDINATE_BYTES = 32;

    /**
     * @throws IllegalArgumentException for anything but a public P-256 key meant for ES256 signatures; the message says
     *     what is wrong, without quoting the key
     */
    static EcPublicJwk parse(JsonObject jwk) {
        require(PRIVATE_MEMBERS.stream().noneMatch(jwk::has), "jwk holds a private member");
        require(jwk.string("kty").equals(Optional.of("EC")), "jwk.kty is not EC");
        require(jwk.string("crv").equals(Optional.of("P-256")), "jwk.crv is not P-256");
        require(jwk.string("use").orElse("sig").equals("sig"), "jwk.use is not sig");
        require(jwk.string("alg").orElse("ES256").equals("ES256"), "jwk.alg is not ES256");
        require(jwk.strings("key_ops").orElse(List.of("verify")).contains("verify"), "jwk.key_ops has no verify");
        ECPoint point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        require(isOnCurve(point), "jwk is not a point of P-256");
        return new EcPublicJwk(publicKey(point), thumbprint(point));
    }

    /** RFC 7638 §3: SHA-256 over the required members in lexicographic order. */
    private static String thumbprint(ECPoint point) {
        return Sha256.base64Url(
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + Base64Url.encode(point.getAffineX(), COORDINATE_BYTES)
                        + "\",\"y\":\"" + Base64Url.encode(point.getAffineY(), COORDINATE_BYTES) + "\"}");
    }

    private static BigInteger coordinate(JsonObject jwk, String name) {
        String text = jwk.string(name).orElseThrow(() -> new IllegalArgumentException("jwk has no " + name));
        byte[] bytes = Base64Url.decode(text);
        require(bytes.length > 0, "jwk." + name + " is empty");
        BigInteger coordinate = new BigInteger(1, bytes);
        require(coordinate.compareTo(prime()) < 0, "jwk." + name + " is not below the field's prime");
        return coordinate;
    }

    /** y² = x³ + ax + b; checked here because a key factory need not. */
    private static boolean isOnCurve(ECPoint point) {
        EllipticCurve curve = P256.getCurve();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return y.pow(2).subtract(right).mod(prime()).signum() == 0;
    }

    private static BigInteger prime() {
        return ((ECFieldFp) P256.getCurve().getField()).getP();
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has EC keys", e);
        }
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
