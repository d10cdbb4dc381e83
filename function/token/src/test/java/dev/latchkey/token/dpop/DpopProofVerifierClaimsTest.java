package dev.latchkey.token.dpop;

import dev.latchkey.token.testing.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierClaimsTest extends DpopProofVerifierHarness {
    @ParameterizedTest
    @ValueSource(strings = {"htm", "htu", "iat", "jti"})
    void withoutRequiredClaim_isRefused(String claim) {
        refused(proof().claim(claim, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "GET", "POST ", ""})
    void withOtherHtm_isRefused(String htm) {
        refused(proof().claim("htm", htm));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Proof.ENDPOINT,
                "https://api.example.com/prod/v1/token",
                "https://api.example.com/prod//v1/token",
                "HTTPS://LOGIN.example.com:443/v1/./token?query#fragment"
            })
    void withHtuOfTheEndpoint_isAccepted(String htu) {
        accepted(proof().claim("htu", htu));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/v1/token",
                "http://login.example.com/v1/token",
                "https://login.example.com:8443/v1/token",
                "https://login.example.com/v1/TOKEN",
                "https://login.example.com/v1/token/",
                "https://login.example.com/v1",
                "https://user@login.example.com/v1/token",
                "/v1/token",
                "login.example.com/v1/token",
                ""
            })
    void withOtherHtu_isRefused(String htu) {
        refused(proof().claim("htu", htu));
    }

    @Test
    void withHtuThatIsNoString_isRefused() {
        refused(proof().claim("htu", List.of(Proof.ENDPOINT)));
    }

    @Test
    void withJtiOf256Characters_isAccepted() {
        accepted(proof().claim("jti", "j".repeat(256)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, 257})
    void withJtiOutOfBounds_isRefused(@Nullable Integer length) {
        refused(proof().claim("jti", length == null ? 17 : "j".repeat(length)));
    }

    @Test
    void unknownAndAth_areIgnored() {
        accepted(proof().claim("ath", "x").claim("nonce", "y").claim("extra", List.of(1)));
    }

    @Test
    void prettyPrintedWithEscapedSlashes_areAccepted() {
        accepted(proof().sign(
                        proof().headerJson().replace(",", ",\n  ").replace(":", " : "),
                        proof().claimsJson().replace(",", ",\n\t").replace("/", "\\/")));
    }

    @Test
    void withDuplicateClaim_isRefused() {
        refused(proof().sign(
                        proof().headerJson(),
                        "{\"htm\":\"POST\"," + proof().claimsJson().substring(1)));
    }

    @Test
    void jti_isCountedInCharactersAndNotInHalvesOfThem() {
        accepted(proof().claim("jti", "\ud83d\udd11".repeat(256)));
        refused(proof().claim("jti", "\ud83d\udd11".repeat(257)));
    }
}
