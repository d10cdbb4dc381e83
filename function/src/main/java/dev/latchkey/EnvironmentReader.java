package dev.latchkey;

import dev.latchkey.dpop.Htu;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads variables, and collects what is wrong with them so that all of it can be said at once. */
final class EnvironmentReader {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The variable's value; empty when it is unset or blank. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name, Predicate<String> isValid, String what) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            problems.add(name + " is not set: " + what);
        } else if (!isValid.test(value.get())) {
            problems.add(name + " is not " + what);
        }
        return value.orElse("");
    }

    int integer(String name, int whenUnset, int least, int most) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            return whenUnset;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        problems.add(name + " is not a whole number from " + least + " to " + most);
        return whenUnset;
    }

    /** The comma-separated elements of the variable; none when it is unset. */
    List<String> list(String name, Predicate<String> isValid, String what) {
        List<String> elements = optional(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
        if (!elements.stream().allMatch(isValid)) {
            problems.add(name + " is not a comma-separated list of " + what);
        }
        return elements;
    }

    /** The URLs that the endpoint is reached at: https, or http on this machine. */
    List<URI> endpointUrls(String name) {
        List<String> urls = list(name, EnvironmentReader::isEndpointUrl, "https URLs of the token endpoint");
        if (urls.isEmpty()) {
            problems.add(name + " is not set: the https URLs of the token endpoint, comma-separated");
        }
        return urls.stream()
                .filter(EnvironmentReader::isEndpointUrl)
                .map(URI::create)
                .toList();
    }

    /** The first of these variables that is set, as an http or https URL. */
    Optional<URI> url(String... names) {
        for (String name : names) {
            Optional<String> value = optional(name);
            if (value.isPresent()) {
                if (Htu.normalize(value.get()).isPresent()) {
                    return value.map(URI::create);
                }
                problems.add(name + " is not a URL");
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException naming every problem found, if there was one */
    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static boolean isEndpointUrl(String url) {
        return Htu.normalize(url).isPresent() && (url.startsWith("https://") || isLoopback(URI.create(url)));
    }

    private static boolean isLoopback(URI url) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(url.getHost()));
    }
}
