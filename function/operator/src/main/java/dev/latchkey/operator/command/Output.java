package dev.latchkey.operator.command;

import java.io.PrintWriter;

/** Writes lines. What they quote comes from files and tables: control characters in it do not reach the terminal. */
final class Output {
    private final PrintWriter writer;

    Output(PrintWriter writer) {
        this.writer = writer;
    }

    void line(String text) {
        writer.println(harmless(text));
        writer.flush();
    }

    void lines(Iterable<String> lines) {
        lines.forEach(this::line);
    }

    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints()
                .map(character -> isHarmless(character) ? character : '\ufffd')
                .forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    private static boolean isHarmless(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
    }
}
