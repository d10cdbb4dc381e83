package dev.latchkey.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds options that look like one of ours and are none. Maven and its plugins have properties of their own, so what
 * looks like none of ours is let through.
 */
final class MistypedOptions {
    /** A property's name on Maven's command line. */
    private static final Pattern NAME = Pattern.compile("(?:^|\\s)(?:-D\\s*|--define[\\s=]+)([\\w.-]+)");

    /** How many letters may be missing, too many or others. */
    private static final int MOST_EDITS = 2;

    private MistypedOptions() {}

    /**
     * One line for each, which names the option that was likely meant.
     *
     * @param commandLine as it was typed
     * @param options the names of all options
     */
    static List<String> in(String commandLine, Collection<String> options) {
        List<String> problems = new ArrayList<>();
        Matcher names = NAME.matcher(commandLine);
        while (names.find()) {
            String name = names.group(1);
            if (!options.contains(name)) {
                options.stream()
                        .min(Comparator.comparingInt(option -> edits(name, option)))
                        .filter(option -> edits(name, option) <= MOST_EDITS)
                        .ifPresent(option ->
                                problems.add("-D%s: there is no such option; is -D%s meant?".formatted(name, option)));
            }
        }
        return problems;
    }

    /** The Levenshtein distance. */
    private static int edits(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
