package dev.latchkey.operator.doctor;

/**
 * What one check found.
 *
 * @param subject what was checked: {@code token endpoint}, say
 * @param sentence what is so, and what to do if it is not right
 */
public record Finding(State state, String subject, String sentence) {
    /** How it is. */
    public enum State {
        /** As it should be. */
        OK("ok"),
        /** Not as it should be. */
        WRONG("wrong"),
        /** It could not be found out, or it is for a person to judge. */
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(State.OK, subject, sentence);
    }

    static Finding wrong(String subject, String sentence) {
        return new Finding(State.WRONG, subject, sentence);
    }

    /** What could not be found out, or is for a person to judge. */
    public static Finding unknown(String subject, String sentence) {
        return new Finding(State.UNKNOWN, subject, sentence);
    }
}
