package dev.latchkey.signin.provider;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.signin.testing.IdTokenMaker;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ID tokens that are not signed by the provider. */
class IdTokenSignatureTest extends IdTokenHarness {
    static Stream<Arguments> signatures() {
        RSAKey rsa = IdTokenMaker.RSA;
        OctetSequenceKey publicHalf = secret(rsa.toPublicJWK().toJSONString());
        return Stream.of(
                argumentSet("none", IdTokenMaker.none(), "ID token: not signed"),
                argumentSet(
                        "another key of the same id",
                        IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_IMPOSTOR),
                        WRONG_SIGNATURE),
                argumentSet(
                        "a key that is not published",
                        IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_NEXT),
                        WRONG_SIGNATURE),
                argumentSet(
                        "another key without an id",
                        IdTokenMaker.signed(new JWSHeader(JWSAlgorithm.RS256), IdTokenMaker.RSA_NEXT),
                        WRONG_SIGNATURE),
                argumentSet(
                        "a claim changed afterwards",
                        IdTokenMaker.changedAfterwards(IdTokenMaker.rs256(), "sub", "root"),
                        WRONG_SIGNATURE),
                argumentSet(
                        "its own key in the header",
                        IdTokenMaker.signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .jwk(IdTokenMaker.RSA_NEXT.toPublicJWK())
                                        .build(),
                                IdTokenMaker.RSA_NEXT),
                        WRONG_SIGNATURE),
                argumentSet(
                        "HMAC by the public key", IdTokenMaker.signed(JWSAlgorithm.HS256, publicHalf), WRONG_ALGORITHM),
                argumentSet(
                        "HMAC by the client's secret",
                        IdTokenMaker.signed(JWSAlgorithm.HS256, secret("the client's secret, 32 bytes long")),
                        WRONG_ALGORITHM),
                argumentSet("PS256", IdTokenMaker.signed(JWSAlgorithm.PS256, rsa), WRONG_ALGORITHM),
                argumentSet("RS512", IdTokenMaker.signed(JWSAlgorithm.RS512, rsa), WRONG_ALGORITHM),
                argumentSet("ES256", IdTokenMaker.signed(JWSAlgorithm.ES256, IdTokenMaker.EC), WRONG_ALGORITHM),
                argumentSet(
                        "a critical extension",
                        IdTokenMaker.signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .keyID(rsa.getKeyID())
                                        .criticalParams(Set.of("b64-of-tomorrow"))
                                        .customParam("b64-of-tomorrow", true)
                                        .build(),
                                rsa),
                        WRONG_SIGNATURE));
    }

    private static OctetSequenceKey secret(String text) {
        return new OctetSequenceKey.Builder(text.getBytes(StandardCharsets.UTF_8))
                .keyID("rsa-1")
                .build();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signature_thatIsNotTheProvidersIsRefused(IdTokenMaker maker, String reason) {
        service.staff.keys.add(IdTokenMaker.EC);
        service.staff.maker = maker;

        assertRefused(reason);
    }
}
