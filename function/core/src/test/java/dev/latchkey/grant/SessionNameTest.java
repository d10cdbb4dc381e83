package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "ada@example.com", "a+b,c.d-e_f"})
    void of_identityThatStsTakes_isTheIdentity(String identity) {
        assertEquals(identity, SessionName.of(identity));
    }

    @Test
    void of_identityOf64Characters_isTheIdentity() {
        assertEquals("a".repeat(64), SessionName.of("a".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Ada Lovelace", "ada/admin", "añb", "a=b", "tab\there", "😀😀"})
    void of_otherIdentity_isAValidName(String identity) {
        assertTrue(SessionName.isValid(SessionName.of(identity)), SessionName.of(identity));
        assertNotEquals(identity, SessionName.of(identity));
    }

    @Test
    void of_longIdentities_differOnlyAtTheirEndsAndInTheirNames() {
        String one = SessionName.of("a".repeat(64) + "1");
        String other = SessionName.of("a".repeat(64) + "2");

        assertTrue(SessionName.isValid(one));
        assertNotEquals(one, other);
    }

    @Test
    void of_identitiesThatDifferInWhatStsRefuses_haveDifferentNames() {
        assertNotEquals(SessionName.of("ada/x"), SessionName.of("ada x"));
        assertNotEquals(SessionName.of("ada x"), SessionName.of("ada-x"));
    }

    @Test
    void of_identityThatPosesAsAnothersName_hasAnotherName() {
        String changed = SessionName.of("Ada Lovelace");

        assertNotEquals(changed, SessionName.of(changed));
    }

    @Test
    void of_sameIdentity_isTheSameName() {
        assertEquals(SessionName.of("Ada Lovelace"), SessionName.of("Ada Lovelace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "a/b", "ab\n"})
    void isValid_outsideTheBounds_isFalse(String name) {
        assertFalse(SessionName.isValid(name));
        assertFalse(SessionName.isValid("a".repeat(65)));
    }
}
