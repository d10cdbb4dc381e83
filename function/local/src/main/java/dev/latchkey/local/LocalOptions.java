package dev.latchkey.local;

import dev.latchkey.local.signin.SignInOptions;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How the local service should run.
 *
 * @param port {@code port}: where it listens, 0 for any that is free; 8080 unless set
 * @param data {@code data}: the folder that keeps keys and table
 * @param signIn {@code access}, {@code user}, {@code role}, {@code unattended} and {@code session}: how people sign in
 * @param events {@code events}: a folder to write fresh events into
 * @param emulator AWS_ENDPOINT_URL: where DynamoDB, KMS and STS are, in place of the stand-ins
 */
public record LocalOptions(int port, Path data, SignInOptions signIn, Optional<Path> events, Optional<URI> emulator) {

    private static final List<String> NAMES =
            List.of("port", "data", "access", "user", "role", "unattended", "session", "events");

    /** Where Maven's own script puts what was typed; Maven passes on only the properties that the project names. */
    private static final String COMMAND_LINE = "MAVEN_CMD_LINE_ARGS";

    private static final Pattern ROLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]+");

    /**
     * Reads the options.
     *
     * @param properties gives a system property's value, or null
     * @param environment gives an environment variable's value, or null
     * @throws IllegalArgumentException with one line for each option that is wrong or mistyped
     */
    public static LocalOptions read(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Reader read = new Reader(properties);
        Optional.ofNullable(environment.apply(COMMAND_LINE))
                .ifPresent(line -> read.problems.addAll(MistypedOptions.in(line, NAMES)));
        int port = read.integer("port", 8080, 0, 65_535);
        Optional<URI> emulator = read.emulator("AWS_ENDPOINT_URL", environment, port);
        LocalOptions options = new LocalOptions(
                port,
                read.path("data").orElse(Path.of("target/local")),
                new SignInOptions(
                        read.path("access"),
                        read.text("user"),
                        read.role(),
                        read.flag("unattended"),
                        Duration.ofHours(read.integer("session", 12, 1, 12))),
                read.path("events"),
                emulator);
        SignInOptions signIn = options.signIn;
        if (signIn.access().isPresent() && (signIn.role().isPresent() || signIn.unattended())) {
            read.problems.add("-Daccess: an access file says who may be what; leave -Drole and -Dunattended out");
        }
        if (!read.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), read.problems));
        }
        return options;
    }

    private static final class Reader {
        private final UnaryOperator<String> properties;
        private final List<String> problems = new ArrayList<>();

        Reader(UnaryOperator<String> properties) {
            this.properties = properties;
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
        }

        Optional<Path> path(String name) {
            try {
                return text(name).map(Path::of);
            } catch (InvalidPathException e) {
                problems.add("-D%s: the path of a folder is wanted".formatted(name));
                return Optional.empty();
            }
        }

        int integer(String name, int whenUnset, int least, int most) {
            Optional<String> value = text(name);
            if (value.isEmpty()) {
                return whenUnset;
            }
            if (value.get().matches("\\d{1,5}")) {
                int number = Integer.parseInt(value.get());
                if (number >= least && number <= most) {
                    return number;
                }
            }
            problems.add("-D%s=%s: a whole number from %d to %d is wanted".formatted(name, value.get(), least, most));
            return whenUnset;
        }

        Optional<String> role() {
            Optional<String> role = text("role");
            if (role.filter(arn -> !ROLE_ARN.matcher(arn).matches()).isPresent()) {
                problems.add("-Drole=%s: the ARN of an IAM role is wanted".formatted(role.get()));
            }
            return role;
        }

        boolean flag(String name) {
            Optional<String> value = text(name);
            if (value.filter(text -> !text.matches("true|false")).isPresent()) {
                problems.add("-D%s=%s: true or false is wanted".formatted(name, value.get()));
            }
            return value.filter("true"::equals).isPresent();
        }

        Optional<URI> emulator(String name, UnaryOperator<String> environment, int ownPort) {
            Optional<String> value =
                    Optional.ofNullable(environment.apply(name)).filter(text -> !text.isBlank());
            if (value.isPresent() && !value.get().matches("https?://[^/\\s]+/?")) {
                problems.add("%s=%s: the URL of an emulator is wanted".formatted(name, value.get()));
                return Optional.empty();
            }
            if (value.filter(text -> text.matches("https?://(127\\.0\\.0\\.1|localhost):" + ownPort + "/?"))
                    .isPresent()) {
                problems.add("%s=%s: that is this service itself; unset it, or give an emulator's URL"
                        .formatted(name, value.get()));
            }
            return value.map(URI::create);
        }
    }
}
