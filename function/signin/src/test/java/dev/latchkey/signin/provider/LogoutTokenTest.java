package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.IdTokenMaker;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logout tokens, honest ones and for every check of OpenID Connect Back-Channel Logout 1.0 §2.6 one that fails it. */
class LogoutTokenTest {
    private static final long NOW = TestClock.START.getEpochSecond();
    private static final String LEFT_OUT = "(left out)";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String SIGNATURE = "its signature is not by a key of the provider's";
    private static final String ALGORITHM = "its algorithm is not one of those configured";
    private static final Ended ADA =
            new Ended(PersonId.of("https://staff.example", "ada-1").value(), Lever.LOGOUT, "staff");

    private final TestSignIn service = new TestSignIn();
    private final Map<String, Object> claims = service.staff.logout();

    /** What the instance has asked before does not count in what a token costs. */
    @BeforeEach
    void keepMetadataAndKeys() {
        service.logout("staff", IdTokenMaker.rs256().make(new HashMap<>(Map.of("iss", "nobody"))));
        service.outages.takeCalls();
    }

    private HttpResponse send(IdTokenMaker maker) {
        return service.logout("staff", maker.make(claims));
    }

    private void assertRefused(IdTokenMaker maker, String problem) {
        String reason = problem.startsWith("claim ") ? problem : "logout token: " + problem;
        HttpResponse response = send(maker);

        assertEquals(reason, service.event().get("reason"));
        assertEquals("LOGOUT_TOKEN", service.event().get("outcome"));
        assertEquals(400, response.status());
        assertEquals("no-store", response.header("Cache-Control").orElseThrow());
        assertEquals("application/json", response.header("Content-Type").orElseThrow());
        assertEquals(
                "{\"error\":\"invalid_request\",\"error_description\":\"" + reason + "\"}",
                response.body().reveal());
        assertEquals(List.of(), service.revocations.ended());
        assertEquals(List.of(), service.outages.takeCalls(), "nothing is read or written for it");
    }

    private static IdTokenMaker typed(String type) {
        return IdTokenMaker.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("rsa-1")
                        .type(new JOSEObjectType(type))
                        .build(),
                IdTokenMaker.RSA);
    }

    static Stream<Arguments> claims() {
        String issuer = "iss is another provider";
        String audience = "aud is another client";
        String events = "events does not say that it is a logout";
        String nonce = "it has a nonce, as ID tokens have";
        return Stream.of(
                argumentSet("iss of another", "iss", "https://partners.example/realm", issuer),
                argumentSet("iss with a slash more", "iss", "https://staff.example/", issuer),
                argumentSet("no iss", "iss", LEFT_OUT, issuer),
                argumentSet("iss no text", "iss", 1, "its claims cannot be read"),
                argumentSet("aud of another", "aud", "another", audience),
                argumentSet("aud of others", "aud", List.of("another", "third"), audience),
                argumentSet("no aud", "aud", LEFT_OUT, audience),
                argumentSet("iat later", "iat", NOW + 61, "iat is in the future"),
                argumentSet("iat 5 minutes ago", "iat", NOW - 300, "it is older than 5 minutes"),
                argumentSet("no iat", "iat", LEFT_OUT, "iat is missing"),
                argumentSet("iat past all times", "iat", 1e17, "claim iat is not a time"),
                argumentSet("exp a minute ago", "exp", NOW - 60, "it has expired"),
                argumentSet("exp no number", "exp", "soon", "its claims cannot be read"),
                argumentSet("no jti", "jti", LEFT_OUT, "jti is missing"),
                argumentSet("jti empty", "jti", "", "jti is missing"),
                argumentSet("jti no text", "jti", 1, "its claims cannot be read"),
                argumentSet("jti too long", "jti", "j".repeat(256), "jti has more than 255 characters"),
                argumentSet("no events", "events", LEFT_OUT, events),
                argumentSet("events a list", "events", List.of(EVENT), events),
                argumentSet("events a text", "events", EVENT, events),
                argumentSet("events of another kind", "events", Map.of("https://example.com/event", Map.of()), events),
                argumentSet("event no object", "events", Map.of(EVENT, "yes"), events),
                argumentSet("a nonce", "nonce", "n-1", nonce),
                argumentSet("neither sub nor sid", "sub", LEFT_OUT, "it has neither sub nor sid"),
                argumentSet("sub empty", "sub", "", "it has neither sub nor sid"),
                argumentSet("sub no text", "sub", 7, "claim sub is not a string"),
                argumentSet("sub too long", "sub", "s".repeat(256), "sub has more than 255 characters"),
                argumentSet("sid too long", "sid", "s".repeat(256), "sid has more than 255 characters"),
                argumentSet("sid no text", "sid", List.of("s"), "claim sid is not a string"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claim_thatIsWrongIsRefused(String name, Object value, String problem) {
        if (value.equals(LEFT_OUT)) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }

        assertRefused(IdTokenMaker.rs256(), problem);
    }

    static Stream<Arguments> makers() throws Exception {
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(256).keyID("rsa-1").generate();
        return Stream.of(
                argumentSet(
                        "another's key", IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_IMPOSTOR), SIGNATURE),
                argumentSet(
                        "an unknown key", IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_NEXT), SIGNATURE),
                argumentSet(
                        "an algorithm that is not configured",
                        IdTokenMaker.signed(JWSAlgorithm.ES256, IdTokenMaker.EC),
                        ALGORITHM),
                argumentSet("HMAC", IdTokenMaker.signed(JWSAlgorithm.HS256, secret), ALGORITHM),
                argumentSet("none", IdTokenMaker.none(), "not a signed JWT"),
                argumentSet("no JWT", (IdTokenMaker) claims -> "a.b.c", "not a signed JWT"),
                argumentSet(
                        "changed afterwards",
                        IdTokenMaker.changedAfterwards(IdTokenMaker.rs256(), "sub", "ben-2"),
                        SIGNATURE),
                argumentSet("typ of another token", typed("at+jwt"), SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void signature_thatIsNotTheProvidersIsRefused(IdTokenMaker maker, String problem) {
        assertRefused(maker, problem);
    }

    @Test
    void idToken_isNoLogoutToken() {
        List<String> idTokens = new ArrayList<>();
        service.staff.maker = signed -> {
            idTokens.add(IdTokenMaker.rs256().make(signed));
            return idTokens.getLast();
        };
        service.signIn(service.browser());

        assertEquals(400, service.logout("staff", idTokens.getFirst()).status());
        assertEquals(
                "logout token: events does not say that it is a logout",
                service.event().get("reason"));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                argumentSet("typ logout+jwt, as Keycloak sends it", typed("logout+jwt"), Map.of()),
                argumentSet("typ JWT", typed("JWT"), Map.of()),
                argumentSet("typ in another case", typed("Logout+JWT"), Map.of()),
                argumentSet("no typ", IdTokenMaker.rs256(), Map.of()),
                argumentSet("no exp, as before the final specification", IdTokenMaker.rs256(), Map.of("exp", LEFT_OUT)),
                argumentSet("exp at its bound", IdTokenMaker.rs256(), Map.of("exp", NOW - 59)),
                argumentSet("iat at its bounds", IdTokenMaker.rs256(), Map.of("iat", NOW - 299)),
                argumentSet("iat ahead", IdTokenMaker.rs256(), Map.of("iat", NOW + 60)),
                argumentSet("several audiences", IdTokenMaker.rs256(), Map.of("aud", List.of("another", "latchkey"))),
                argumentSet("claims of tomorrow", IdTokenMaker.rs256(), Map.of("trace", Map.of("a", 1))),
                argumentSet(
                        "another event beside it",
                        IdTokenMaker.rs256(),
                        Map.of("events", Map.of(EVENT, Map.of(), "https://example.com/event", Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void honestToken_endsThePerson(IdTokenMaker maker, Map<String, Object> changed) {
        claims.putAll(changed);
        claims.values().removeAll(List.of(LEFT_OUT));
        HttpResponse response = send(maker);

        assertEquals(200, response.status(), () -> service.event().toString());
        assertEquals("no-store", response.header("Cache-Control").orElseThrow());
        assertEquals("", response.body().reveal());
        assertEquals(List.of(ADA), service.revocations.ended());
    }

    @Test
    void keyThatIsUnknown_isLookedForAtMostOnceAMinute() {
        service.clock.advance(Duration.ofMinutes(2));
        claims.putAll(Map.of("iat", NOW + 120, "exp", NOW + 600));
        int before = service.staff.requests(TestProvider.KEYS).size();
        IdTokenMaker next = IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_NEXT);
        send(next);
        send(next);
        assertEquals(before + 1, service.staff.requests(TestProvider.KEYS).size());

        service.clock.advance(Duration.ofMinutes(1));
        service.staff.keys.add(IdTokenMaker.RSA_NEXT);

        assertEquals(200, send(next).status());
        assertTrue(service.event().containsKey("person"));
    }
}
