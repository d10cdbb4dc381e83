package dev.latchkey.token.dpop;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.token.testing.Proof;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierJoseHeaderTest extends DpopProofVerifierHarness {
    @ParameterizedTest
    @ValueSource(strings = {"typ", "alg", "jwk"})
    void withoutRequiredMember_isRefused(String member) {
        refused(proof().header(member, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "dpop+JWT", "application/dpop+jwt", ""})
    void withOtherTyp_isRefused(String typ) {
        refused(proof().header("typ", typ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "ES384", "ES256K", "es256", "EdDSA"})
    void withOtherAlg_isRefused(String alg) {
        refused(proof().header("alg", alg));
    }

    @Test
    void withAlgThatIsNoString_isRefused() {
        refused(proof().header("alg", List.of("ES256")));
    }

    @Test
    void withCrit_isRefused() {
        refused(proof().header("crit", List.of("exp")));
    }

    @Test
    void withUnencodedPayload_isRefused() {
        refused(proof().header("b64", false));
    }

    @Test
    void withUnknownMembers_isAccepted() {
        accepted(proof().header("extra", Map.of("a", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "x5c", "kid"})
    void withOtherKeyReferences_isVerifiedWithItsJwkAlone(String member) {
        accepted(proof().header(member, "https://attacker.example.com/key"));
    }

    @Test
    void withKeyOfAnotherCurve_isRefused() throws Exception {
        refused(Proof.with(new ECKeyGenerator(Curve.P_384).generate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"key\"", "[]", "7", "true"})
    void withJwkThatIsNoObject_isRefused(String jwk) {
        refused(proof().sign("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk + "}", proof().claimsJson()));
    }

    @Test
    void withDuplicateMember_isRefused() {
        String header = proof().headerJson();
        refused(proof().sign("{\"typ\":\"dpop+jwt\"," + header.substring(1), proof().claimsJson()));
    }

    @Test
    void withDuplicateMemberInsideJwk_isRefused() {
        String header = proof().headerJson().replace("\"kty\":\"EC\"", "\"kty\":\"EC\",\"kty\":\"EC\"");
        refused(proof().sign(header, proof().claimsJson()));
    }
}
