package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.IdTokenMaker;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that ID tokens are verified with: fetched at need, kept for an hour, and never often. */
class ProviderKeysTest {
    private static final IdTokenMaker NEXT = IdTokenMaker.signed(JWSAlgorithm.RS256, IdTokenMaker.RSA_NEXT);

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private int answer() {
        HttpResponse response = browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));
        return response.status();
    }

    private int fetched() {
        return service.staff.requests(TestProvider.KEYS).size();
    }

    @Test
    void keys_areFetchedWhenTheFirstAnswerComes() {
        TestSignIn.begin(browser, TestSignIn.request());
        assertEquals(0, fetched());

        assertEquals(303, answer());
        assertEquals(1, fetched());
    }

    @Test
    void keys_areKeptForAnHour() {
        answer();
        service.clock.advance(Duration.ofHours(1).minusSeconds(1));
        answer();
        assertEquals(1, fetched());
        service.clock.advance(Duration.ofSeconds(1));
        answer();

        assertEquals(2, fetched());
    }

    @Test
    void keyThatIsNew_isFetchedAtOnceIfTheOthersAreAMinuteOld() {
        answer();
        service.staff.keys.add(IdTokenMaker.RSA_NEXT);
        service.staff.maker = NEXT;
        service.clock.advance(Duration.ofMinutes(1));

        assertEquals(303, answer());
        assertEquals(2, fetched());
    }

    @Test
    void keyThatIsUnknown_isLookedForAtMostOnceAMinute() {
        answer();
        service.staff.maker = NEXT;
        for (int i = 0; i < 5; i++) {
            assertEquals(403, answer());
        }
        assertEquals(1, fetched());
        service.clock.advance(Duration.ofSeconds(59));
        assertEquals(403, answer());
        assertEquals(1, fetched());
        service.clock.advance(Duration.ofSeconds(1));
        assertEquals(403, answer());
        assertEquals(403, answer());

        assertEquals(2, fetched());
    }

    @Test
    void keyThatIsUnknown_inTheFirstAnswerIsLookedForOnce() {
        service.staff.maker = NEXT;

        assertEquals(403, answer());
        assertEquals(1, fetched());
    }

    @Test
    void failure_isRememberedForFiveSeconds() {
        service.staff.answer(TestProvider.KEYS, request -> TestProvider.json(503, Map.of()));
        assertEquals(503, answer());
        service.staff.recover();
        service.clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertEquals(503, answer());
        assertEquals("IdentityProvider Keys IOException", service.event().get("reason"));
        assertEquals(1, fetched());
        service.clock.advance(Duration.ofMillis(1));

        assertEquals(303, answer());
        assertEquals(2, fetched());
    }

    @Test
    void forgedLogoutTokens_doNotWaitForAProviderThatIsDownEachTime() {
        service.staff.answer(TestProvider.KEYS, request -> TestProvider.json(503, Map.of()));
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    400,
                    service.logout("staff", NEXT.make(service.staff.logout())).status());
        }

        assertEquals(1, fetched());
    }

    @Test
    void keyThatWasTakenBack_isBelievedNoLongerThanTheKeysAreKept() {
        answer();
        service.staff.keys.clear();
        service.staff.keys.add(IdTokenMaker.RSA_NEXT);
        service.clock.advance(Duration.ofHours(1));

        assertEquals(403, answer());
    }

    @Test
    void token_withoutKeyIdIsVerifiedWithWhatIsThere() {
        service.staff.keys.add(IdTokenMaker.RSA_NEXT);
        service.staff.maker = IdTokenMaker.signed(new JWSHeader(JWSAlgorithm.RS256), IdTokenMaker.RSA_NEXT);

        assertEquals(303, answer());
    }

    @Test
    void keyForEncryption_signsNothing() {
        service.staff.keys.clear();
        service.staff.keys.add(
                new RSAKey.Builder(IdTokenMaker.RSA).keyUse(KeyUse.ENCRYPTION).build());

        assertEquals(403, answer());
    }

    @ParameterizedTest
    @CsvSource({"PS256, RSA", "ES256, EC", "RS256, RSA"})
    void algorithm_isOneOfThoseThatTheFileNames(String algorithm, String key) {
        service.access.put("/identityProviders/staff/algorithms", "[\"" + algorithm + "\"]");
        service.staff.keys.add(IdTokenMaker.EC);
        service.staff.maker = IdTokenMaker.signed(
                JWSAlgorithm.parse(algorithm), key.equals("EC") ? IdTokenMaker.EC : IdTokenMaker.RSA);
        // at_hash is by SHA-256 with each of them.
        assertEquals(303, answer(), () -> service.event().toString());
    }
}
