package dev.latchkey.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds options that look like one of ours and are none: a letter is missing or too many, two are swapped, or upper case
 * is lower. Maven and its plugins have properties of their own, so what looks like none of ours is let through.
 */
final class MistypedOptions {
    /** A property's name on Maven's command line. */
    private static final Pattern NAME = Pattern.compile("(?:^|\\s)(?:-D\\s*|--define[\\s=]+)([\\w.-]+)");

    /** As on Windows; elsewhere the shell has taken the quotation marks away. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** Up to this length, a name with one other letter is as likely a word of its own: sort, date. */
    private static final int SHORT = 5;

    private MistypedOptions() {}

    /**
     * One line for each, which names the option that was likely meant.
     *
     * @param commandLine as it was typed
     * @param options the names of all options
     */
    static List<String> in(String commandLine, Collection<String> options) {
        List<String> problems = new ArrayList<>();
        Matcher names = NAME.matcher(QUOTED.matcher(commandLine).replaceAll(""));
        while (names.find()) {
            String name = names.group(1);
            if (!options.contains(name)) {
                options.stream()
                        .filter(option -> isLike(name.toLowerCase(Locale.ROOT), option))
                        .findFirst()
                        .ifPresent(option ->
                                problems.add("-D%s: there is no such option; is -D%s meant?".formatted(name, option)));
            }
        }
        return problems;
    }

    private static boolean isLike(String name, String option) {
        int shorter = Math.min(name.length(), option.length());
        int start = 0;
        while (start < shorter && name.charAt(start) == option.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && name.charAt(name.length() - 1 - end) == option.charAt(option.length() - 1 - end)) {
            end++;
        }
        String typed = name.substring(start, name.length() - end);
        String meant = option.substring(start, option.length() - end);
        return typed.length() + meant.length() <= 1
                || (typed.length() == 2 && meant.contentEquals(new StringBuilder(typed).reverse()))
                || (typed.length() == 1 && meant.length() == 1 && option.length() > SHORT);
    }
}
