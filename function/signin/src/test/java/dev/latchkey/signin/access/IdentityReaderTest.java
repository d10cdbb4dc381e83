package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdentityReaderTest {
    private static final AccessFile FILE = AccessExample.file();
    private static final Map<String, Object> CLAIMS = Map.of(
            "sub", "pairwise-1",
            "oid", "8d5b-ada",
            "upn", "Ada@example.com",
            "name", "Ada Lovelace",
            "groups", List.of("engineers", "payments-admins", "engineers"),
            "auth_time", 4_928_893_200L,
            "acr", "gold",
            "amr", List.of("pwd", "mfa"));

    private static Identity read(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(CLAIMS);
        claims.put(claim, value);
        return read(claims);
    }

    private static Identity without(String claim) {
        Map<String, Object> claims = new HashMap<>(CLAIMS);
        claims.remove(claim);
        return read(claims);
    }

    private static Identity read(Map<String, Object> claims) {
        return IdentityReader.read(FILE.identityProvider("staff").orElseThrow(), claims);
    }

    @Test
    void claims_areReadByTheNamesOfTheFile() {
        assertEquals(
                new Identity(
                        "staff",
                        "https://login.example.com/realms/staff",
                        "8d5b-ada",
                        "Ada@example.com",
                        "Ada Lovelace",
                        Set.of("engineers", "payments-admins"),
                        true,
                        Instant.ofEpochSecond(4_928_893_200L),
                        Optional.of("gold"),
                        List.of("pwd", "mfa")),
                read(CLAIMS));
    }

    @Test
    void person_isNotWhoeverHasTheirName() {
        assertEquals(read(CLAIMS).person(), read("upn", "grace@example.com").person());
        assertFalse(read(CLAIMS).person().equals(read("oid", "8d5b-grace").person()));
    }

    @Test
    void idOrName_thatIsMissingOrNoText_isRefused() {
        for (String claim : List.of("oid", "upn")) {
            assertThrows(IllegalArgumentException.class, () -> without(claim));
            for (Object value : List.of("", " ", 7, true, List.of("8d5b-ada"), "two\nlines", Map.of())) {
                assertThrows(IllegalArgumentException.class, () -> read(claim, value));
            }
        }
    }

    @Test
    void id_hasAtMost255Characters() {
        assertEquals(255, read("oid", "x".repeat(255)).id().length());
        assertThrows(IllegalArgumentException.class, () -> read("oid", "x".repeat(256)));
    }

    @Test
    void display_thatIsMissingOrNoLine_isTheName() {
        assertEquals("Ada@example.com", without("name").display());
        assertEquals("Ada@example.com", read("name", "two\nlines").display());
    }

    @Nested
    class Groups {
        @Test
        void ofOneText_areThatOne() {
            assertEquals(Set.of("engineers"), read("groups", "engineers").groups());
            assertTrue(read("groups", "engineers").groupsKnown());
        }

        @Test
        void thatAreNone_areKnown() {
            assertEquals(Set.of(), read("groups", List.of()).groups());
            assertTrue(read("groups", List.of()).groupsKnown());
        }

        @Test
        void thatAreAbsent_areUnknown() {
            assertFalse(without("groups").groupsKnown());
        }

        @Test
        void thatAreNoTexts_areUnknown() {
            for (Object value : List.of(7, true, Map.of(), List.of("a", 7), Arrays.asList("a", null))) {
                assertFalse(read("groups", value).groupsKnown());
                assertEquals(Set.of(), read("groups", value).groups());
            }
        }

        @Test
        void thatAreElsewhere_areUnknown() {
            assertFalse(read("_claim_names", Map.of("groups", "src1")).groupsKnown());
            assertFalse(read("hasgroups", true).groupsKnown());
            assertTrue(read("_claim_names", Map.of("address", "src1")).groupsKnown());
        }
    }

    @Nested
    class AuthTime {
        @Test
        void thatIsMissingOrNoTime_isLongAgo() {
            assertEquals(Instant.EPOCH, without("auth_time").authTime());
            for (Object value : List.of("4928893200", -1, Long.MAX_VALUE, Double.NaN, 1e300)) {
                assertEquals(Instant.EPOCH, read("auth_time", value).authTime());
            }
        }
    }

    @Test
    void acrAndAmr_thatAreNoTexts_areNone() {
        assertEquals(Optional.empty(), read("acr", 1).acr());
        assertEquals(List.of(), read("amr", List.of(1)).amr());
        assertEquals(List.of("mfa"), read("amr", "mfa").amr());
    }
}
