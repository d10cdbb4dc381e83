package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.json.JsonObject;
import dev.latchkey.token.testing.Proof;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcPublicJwkTest {
    private static final BigInteger P256_PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static Map<String, Object> jwk(ECKey key) {
        return new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
    }

    private static EcPublicJwk parse(Map<String, Object> jwk) {
        return EcPublicJwk.parse(JsonObject.parse(JSONObjectUtils.toJSONString(jwk)));
    }

    private static void refused(String member, @Nullable Object value) {
        Map<String, Object> jwk = jwk(Proof.newKey());
        if (value == null) {
            jwk.remove(member);
        } else {
            jwk.put(member, value);
        }
        RuntimeException refusal = assertThrows(RuntimeException.class, () -> parse(jwk));
        assertFalse(String.valueOf(refusal.getMessage()).contains(String.valueOf(jwk.get("y"))));
    }

    private static void refusedY(String y) {
        Map<String, Object> jwk = jwk(Proof.newKey());
        jwk.put("y", y);
        assertThrows(IllegalArgumentException.class, () -> parse(jwk));
    }

    private static String encode(BigInteger coordinate) {
        return Base64URL.encode(coordinate.toByteArray()).toString();
    }

    @Test
    void paddedKey_hasItsRfc7638Thumbprint() {
        ECKey key = Proof.newKey();

        assertEquals(Proof.thumbprint(key), parse(jwk(key)).thumbprint());
    }

    @Test
    void keyWithoutLeadingZeros_hasTheThumbprintOfThePaddedKey() {
        ECKey key = Proof.newKeyWithShortCoordinate();
        Map<String, Object> shortened = jwk(key);
        shortened.put("x", minimal(key.getX()));
        shortened.put("y", minimal(key.getY()));

        assertEquals(Proof.thumbprint(key), parse(shortened).thumbprint());
    }

    @Test
    void keyWithMoreLeadingZeros_hasTheThumbprintOfThePaddedKey() {
        ECKey key = Proof.newKey();
        Map<String, Object> padded = jwk(key);
        byte[] x = new byte[40];
        System.arraycopy(key.getX().decode(), 0, x, 8, 32);
        padded.put("x", Base64URL.encode(x).toString());

        assertEquals(Proof.thumbprint(key), parse(padded).thumbprint());
    }

    @Test
    void coordinateOver32BytesWithNonZeroHead_isRefused() {
        refused("x", encode(P256_PRIME.shiftLeft(8)));
    }

    @Test
    void coordinateOfThePrimeOrMore_isRefused() {
        refused("x", encode(P256_PRIME));
        refusedY(encode(P256_PRIME));
        refusedY(encode(P256_PRIME.add(BigInteger.ONE)));
    }

    @Test
    void pointOffTheCurve_isRefused() {
        ECKey key = Proof.newKey();
        BigInteger x = new BigInteger(1, key.getX().decode());

        Map<String, Object> jwk = jwk(key);
        jwk.put("x", encode(x.flipBit(0)));
        assertThrows(IllegalArgumentException.class, () -> parse(jwk));
    }

    @Test
    void pointAtInfinity_isRefused() {
        Map<String, Object> jwk = jwk(Proof.newKey());
        jwk.put("x", "AA");
        jwk.put("y", "AA");

        assertThrows(IllegalArgumentException.class, () -> parse(jwk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void privateMember_isRefused(String member) {
        refused(member, "AQAB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kty", "crv", "x", "y"})
    void missingMember_isRefused(String member) {
        refused(member, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "oct", "OKP", "ec"})
    void otherKeyType_isRefused(String kty) {
        refused("kty", kty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-384", "P-521", "secp256k1", "p-256"})
    void otherCurve_isRefused(String crv) {
        refused("crv", crv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "A", "+/+/", "AAA=", " "})
    void coordinateThatIsNoBase64url_isRefused(String x) {
        refused("x", x);
    }

    @Test
    void coordinateThatIsNoString_isRefused() {
        refused("x", 7);
    }

    @Test
    void useOtherThanSig_isRefused() {
        refused("use", "enc");
    }

    @Test
    void algOtherThanTheHeaders_isRefused() {
        refused("alg", "ES384");
    }

    @Test
    void keyOpsWithoutVerify_isRefused() {
        refused("key_ops", List.of("sign"));
    }

    @Test
    void useAlgAndKeyOpsThatFit_areAccepted() {
        Map<String, Object> jwk = jwk(Proof.newKey());
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("key_ops", List.of("verify"));
        jwk.put("kid", "a-name");

        parse(jwk);
    }

    private static String minimal(Base64URL coordinate) {
        byte[] bytes = coordinate.decode();
        int start = 0;
        while (bytes[start] == 0) {
            start++;
        }
        return Base64URL.encode(java.util.Arrays.copyOfRange(bytes, start, bytes.length))
                .toString();
    }
}
