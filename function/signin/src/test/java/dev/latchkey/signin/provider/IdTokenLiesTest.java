package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.IdTokenMaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that lies in its ID token: for every check one that fails it. */
class IdTokenLiesTest extends IdTokenHarness {
    static Stream<Arguments> claims() {
        String issuer = "ID token: iss is another provider";
        String audience = "ID token: aud is another client";
        String party = "ID token: azp is another client";
        String nonce = "ID token: nonce is not this sign-in's";
        String subject = "ID token: sub is not 1 to 255 characters";
        String expired = "ID token: it has expired";
        String future = " is in the future";
        String name = "the claim preferred_username is no text of one line";
        return Stream.of(
                argumentSet("iss of another", "iss", "https://partners.example/realm", issuer),
                argumentSet("iss with a slash more", "iss", "https://staff.example/", issuer),
                argumentSet("iss in another case", "iss", "https://STAFF.example", issuer),
                argumentSet("iss without TLS", "iss", "http://staff.example", issuer),
                argumentSet("iss empty", "iss", "", issuer),
                argumentSet("no iss", "iss", LEFT_OUT, issuer),
                argumentSet("aud of another", "aud", "another", audience),
                argumentSet("aud in another case", "aud", "Latchkey", audience),
                argumentSet("aud of others", "aud", List.of("another", "third"), audience),
                argumentSet("aud of none", "aud", List.of(), audience),
                argumentSet("no aud", "aud", LEFT_OUT, audience),
                argumentSet(
                        "aud of several without azp",
                        "aud",
                        List.of("latchkey", "another"),
                        "ID token: azp is missing, and aud has several"),
                argumentSet("azp of another", "azp", "another", party),
                argumentSet("nonce of another sign-in", "nonce", "A".repeat(43), nonce),
                argumentSet("nonce empty", "nonce", "", nonce),
                argumentSet("no nonce", "nonce", LEFT_OUT, nonce),
                argumentSet("exp a minute ago", "exp", NOW - 60, expired),
                argumentSet("exp long ago", "exp", 0, expired),
                argumentSet("exp no number", "exp", "soon", "ID token: its claims cannot be read"),
                argumentSet("no exp", "exp", LEFT_OUT, "ID token: exp is missing"),
                argumentSet("iat later", "iat", NOW + 61, "ID token: iat" + future),
                argumentSet("no iat", "iat", LEFT_OUT, "ID token: iat is missing"),
                argumentSet("nbf later", "nbf", NOW + 61, "ID token: nbf" + future),
                argumentSet("auth_time later", "auth_time", NOW + 61, "ID token: auth_time" + future),
                argumentSet("auth_time past all times", "auth_time", Long.MAX_VALUE, "claim auth_time is not a time"),
                argumentSet("auth_time no number", "auth_time", "now", "claim auth_time is not a time"),
                argumentSet(
                        "at_hash of another token",
                        "at_hash",
                        "AAAAAAAAAAAAAAAAAAAAAA",
                        "ID token: at_hash is not the access token's"),
                argumentSet("at_hash no text", "at_hash", 1, "claim at_hash is not a string"),
                argumentSet("sub empty", "sub", "", subject),
                argumentSet("no sub", "sub", LEFT_OUT, subject),
                argumentSet("sub too long", "sub", "s".repeat(256), subject),
                argumentSet("azp no text", "azp", List.of("latchkey"), "claim azp is not a string"),
                argumentSet("no name", "preferred_username", LEFT_OUT, name),
                argumentSet("name of two lines", "preferred_username", "ada\nroot", name),
                argumentSet("name empty", "preferred_username", "", name),
                argumentSet("name no text", "preferred_username", 7, name));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claim_thatIsWrongIsRefused(String name, Object value, String reason) {
        service.staff.lie = claims -> {
            if (value.equals(LEFT_OUT)) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        };

        assertRefused(reason);
    }

    @Test
    void name_withHalfACharacterIsRefused() {
        service.staff.lie = claims -> claims.put("preferred_username", "ada<half>");
        service.staff.maker = claims ->
                IdTokenMaker.rs256(JSONObjectUtils.toJSONString(claims).replace("<half>", "\\ud83d"));

        assertRefused("the claim preferred_username is no text of one line");
    }

    /** Values that are of another type, or beyond all bounds: whatever the library makes of them, nobody is signed in. */
    @ParameterizedTest
    @MethodSource("absurdities")
    void claim_thatIsAbsurdIsRefusedLikeAnyOther(String name, Object value) {
        service.staff.lie = claims -> claims.put(name, value);
        HttpResponse response = answer();

        assertEquals(403, response.status(), () -> service.event().toString());
        assertEquals("PROVIDER_ANSWER", service.event().get("outcome"));
    }

    static Stream<Arguments> absurdities() {
        List<Arguments> all = new ArrayList<>();
        for (String name : List.of("exp", "iat", "nbf", "auth_time")) {
            for (Object value : List.of("soon", true, List.of(1), Map.of("a", 1))) {
                all.add(argumentSet(name + " " + value, name, value));
            }
        }
        for (String name : List.of("iat", "nbf", "auth_time")) {
            for (Object value : List.of(Double.MAX_VALUE, 1e17, 4e15)) {
                all.add(argumentSet(name + " " + value, name, value));
            }
        }
        for (String name : List.of("iss", "sub", "nonce")) {
            for (Object value : List.of(1, true, List.of("x", "y"), Map.of("a", "b"))) {
                all.add(argumentSet(name + " " + value, name, value));
            }
        }
        all.add(argumentSet("aud 1", "aud", 1));
        all.add(argumentSet("aud [1]", "aud", List.of(1)));
        all.add(argumentSet("exp before all times", "exp", Long.MIN_VALUE));
        return all.stream();
    }

    @Test
    void noIdToken_isRefused() {
        service.staff.tokenLie = members -> members.remove("id_token");

        assertRefused("ID token: not signed");
    }

    @Test
    void tokenOfAnotherKind_isRefused() {
        service.staff.maker = IdTokenMaker.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("rsa-1")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                IdTokenMaker.RSA);

        assertRefused(WRONG_SIGNATURE);
    }

    @Test
    void everyClaim_mayBeAtItsBound() {
        service.staff.lie = claims -> claims.putAll(Map.of(
                "exp",
                NOW - 59,
                "iat",
                NOW + 60,
                "nbf",
                NOW + 60,
                "auth_time",
                NOW + 60,
                "sub",
                "s".repeat(255),
                "aud",
                List.of("another", "latchkey"),
                "azp",
                "latchkey"));

        assertEquals(303, answer().status(), () -> service.event().toString());
    }

    @Test
    void atHash_mayBeLeftOut() {
        service.staff.lie = claims -> claims.remove("at_hash");

        assertEquals(303, answer().status());
    }

    @Test
    void honestToken_withClaimsOfTomorrowIsAccepted() {
        service.staff.lie = claims -> claims.putAll(new HashMap<>(Map.of("roles", Map.of("a", List.of(1)), "x", 1.5)));

        assertEquals(303, answer().status());
    }
}
