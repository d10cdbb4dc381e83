package dev.latchkey.operator.yaml;

import java.util.List;

/** The text is not YAML, or says what is not taken. */
public final class InvalidYamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    InvalidYamlException(List<YamlProblem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** All that was found, in the order of the text. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
