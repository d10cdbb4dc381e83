package dev.latchkey.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedAnswerTest {
    private static final String CODE =
            "0123456789012345678901234567890123456789-_z.0123456789012345678901234567890123456789-_z";

    private final IssuedAnswer answer = new IssuedAnswer(CODE, "a state & more=%");

    @Test
    void parse_itsOwnQuery_isTheAnswer() {
        assertEquals(Optional.of(answer), IssuedAnswer.parse(answer.query()));
    }

    @Test
    void toPaste_decoded_isTheAnswerAgain() {
        String pasted = new String(Base64.getDecoder().decode(answer.toPaste()), StandardCharsets.UTF_8);

        assertEquals(Optional.of(answer), IssuedAnswer.parse(pasted));
        assertEquals("state=a+state+%26+more%3D%25&code=" + CODE, pasted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code=" + CODE,
                "state=s",
                "code=short&state=s",
                "code=" + CODE + "x&state=s",
                "code=" + CODE + "&state=",
                "code=" + CODE + "&state=s&state=t",
                "code=" + CODE + "&state=%"
            })
    void parse_whatWasNotMadeHere_isEmpty(String query) {
        assertEquals(Optional.empty(), IssuedAnswer.parse(query));
    }

    @Test
    void parse_stateAtAndOverItsBound_isTakenAndNot() {
        String longest = "code=" + CODE + "&state=" + "s".repeat(512);

        assertFalse(IssuedAnswer.parse(longest).isEmpty());
        assertEquals(Optional.empty(), IssuedAnswer.parse(longest + "s"));
    }

    @Test
    void toString_showsNoCode() {
        assertFalse(answer.toString().contains(CODE));
    }
}
