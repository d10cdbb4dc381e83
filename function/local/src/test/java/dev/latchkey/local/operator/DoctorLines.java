package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.operator.testing.Shell.Ran;

/** What {@code doctor} has said, by the subject of each line. */
final class DoctorLines {
    private DoctorLines() {}

    static String line(Ran ran, String subject) {
        return ran.out().stream()
                .filter(line -> line.matches("\\w+ +\\Q" + subject + "\\E: .*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ran));
    }

    static void assertLine(String start, Ran ran, String subject) {
        assertTrue(line(ran, subject).startsWith(start), ran::toString);
    }

    /** What is wrong makes the command fail. */
    static void assertWrong(String sentence, Ran ran, String subject) {
        assertEquals("wrong    " + subject + ": " + sentence, line(ran, subject));
        assertEquals(1, ran.code());
    }
}
