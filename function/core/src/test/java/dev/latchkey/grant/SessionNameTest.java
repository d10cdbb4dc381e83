package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "ada@example.com", "a+b,c.d-e_f"})
    void of_identityThatStsTakes_isTheIdentity(String identity) {
        assertEquals(identity, SessionName.of(identity).value());
    }

    @Test
    void of_identityOf64Characters_isTheIdentity() {
        assertEquals("a".repeat(64), SessionName.of("a".repeat(64)).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Ada Lovelace", "ada/admin", "añb", "a=b", "tab\there", "😀😀"})
    void of_otherIdentity_isAValidName(String identity) {
        assertNotEquals(identity, SessionName.of(identity).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ad*", "ad?", "a$b", "${aws:username}"})
    void new_characterThatMeansMoreInAPolicy_isRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new SessionName(name));
    }

    @Test
    void of_longIdentities_differOnlyAtTheirEndsAndInTheirNames() {
        SessionName one = SessionName.of("a".repeat(64) + "1");
        SessionName other = SessionName.of("a".repeat(64) + "2");

        assertNotEquals(one, other);
    }

    @Test
    void of_identitiesThatDifferInWhatStsRefuses_haveDifferentNames() {
        assertNotEquals(SessionName.of("ada/x"), SessionName.of("ada x"));
        assertNotEquals(SessionName.of("ada x"), SessionName.of("ada-x"));
    }

    @Test
    void of_identityThatPosesAsAnothersName_hasAnotherName() {
        SessionName changed = SessionName.of("Ada Lovelace");

        assertNotEquals(changed, SessionName.of(changed.value()));
    }

    @Test
    void of_sameIdentity_isTheSameName() {
        assertEquals(SessionName.of("Ada Lovelace"), SessionName.of("Ada Lovelace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "a/b", "ab\n"})
    void value_outsideTheBounds_isRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new SessionName(name));
        assertThrows(IllegalArgumentException.class, () -> new SessionName("a".repeat(65)));
    }

    @Test
    void of_identitiesThatDifferInCaseAlone_isTheSameName() {
        assertEquals(SessionName.of("ada@example.com"), SessionName.of("Ada@Example.COM"));
        assertEquals(SessionName.of("ada lovelace"), SessionName.of("Ada Lovelace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada\ud83d", "\ude00ada", "\ude00\ud83d"})
    void of_identityWithHalfASurrogatePair_isRefused(String identity) {
        assertThrows(IllegalArgumentException.class, () -> SessionName.of(identity));
    }
}
