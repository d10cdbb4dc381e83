package dev.latchkey.operator.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which events of the functions are read. */
final class LogOptions {
    static final String VARIABLE = "LATCHKEY_LOG_GROUPS";

    @Option(
            names = "--log-group",
            paramLabel = "NAME",
            description = {
                "a log group with events, may be given several times; the names in $" + VARIABLE,
                "with commas between them, unless given"
            })
    private List<String> logGroups = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = Span.class,
            description = "how far back refusals are looked for: 30m, 24h, 7d; 24h unless given")
    private Duration since = Duration.ZERO;

    List<String> logGroups(Map<String, String> environment) {
        return logGroups.isEmpty()
                ? Stream.of(environment.getOrDefault(VARIABLE, "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()
                : logGroups;
    }

    Duration since() {
        return since;
    }

    /** A duration in minutes, hours or days. */
    static final class Span implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})([mhd])");

        @Override
        public Duration convert(String text) {
            Matcher duration = FORM.matcher(text);
            if (!duration.matches()) {
                throw new TypeConversionException("a time is a number and m, h or d: 24h");
            }
            int count = Integer.parseInt(duration.group(1));
            return switch (duration.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
