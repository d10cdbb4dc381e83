package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeTest {
    private static final String RANDOM = "A".repeat(43);

    @Test
    void next_namesItsPersonAndIsNeverTheSame() {
        Secret code = AuthorizationCode.next(Grants.PERSON);

        assertEquals(Optional.of(Grants.PERSON), AuthorizationCode.person(code));
        assertNotEquals(code, AuthorizationCode.next(Grants.PERSON));
        assertTrue(code.reveal().matches("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "%s", "%s.", "%s.%sA", ".%s", "%sA%s", "%s.%s.", "%s.%s\n", " %s.%s", "%1$s!%2$s"})
    void person_ofWhatIsNoCode_isEmpty(String form) {
        Secret presented = Secret.of(form.formatted(Grants.PERSON.value(), RANDOM));

        assertEquals(Optional.empty(), AuthorizationCode.person(presented));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "+", "=", "\n"})
    void person_ofACodeWithAnotherCharacter_isEmpty(String character) {
        String code = Grants.PERSON.value() + "." + RANDOM;

        assertEquals(Optional.empty(), AuthorizationCode.person(Secret.of(character + code.substring(1))));
        assertEquals(
                Optional.empty(),
                AuthorizationCode.person(Secret.of(code.substring(0, code.length() - 1) + character)));
    }
}
