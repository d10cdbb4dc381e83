package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
    private static final String ISSUER = "https://issuer.example.com";

    @Test
    void of_sameIssuerAndSubject_isTheSamePerson() {
        assertEquals(PersonId.of(ISSUER, "ada"), PersonId.of(ISSUER, "ada"));
        assertEquals(
                PersonId.of(ISSUER, "ada"),
                PersonId.parse(PersonId.of(ISSUER, "ada").value()));
    }

    @Test
    void of_anotherIssuerOrSubject_isAnotherPerson() {
        assertNotEquals(PersonId.of(ISSUER, "ada"), PersonId.of(ISSUER, "Ada"));
        assertNotEquals(PersonId.of(ISSUER, "ada"), PersonId.of(ISSUER + "/", "ada"));
        assertNotEquals(PersonId.of(ISSUER + "a", "da"), PersonId.of(ISSUER, "ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void parse_whatIsNoId_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PersonId.parse(text));
    }
}
