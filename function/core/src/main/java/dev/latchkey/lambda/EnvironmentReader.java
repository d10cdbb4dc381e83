package dev.latchkey.lambda;

import dev.latchkey.http.UriNormalization;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads variables, and collects what is wrong with them so that everything can be reported at once. */
public final class EnvironmentReader {
    private static final int MAX_ENDPOINT_URLS = 10;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern KEY_ARN = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+");
    private static final Pattern METRICS_NAMESPACE = Pattern.compile("(?!AWS/)[A-Za-z0-9_.#/-]{1,255}");

    private final Map<String, String> environment;
    private final Set<String> problems = new LinkedHashSet<>();

    public EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The variable's value; empty when it is unset or blank. */
    public Optional<String> optional(String name, Predicate<String> isValid, String what) {
        Optional<String> value = text(name);
        if (value.isPresent() && !isValid.test(value.get())) {
            problems.add(name + " is not " + what);
        }
        return value;
    }

    public String required(String name, Predicate<String> isValid, String what) {
        Optional<String> value = optional(name, isValid, what);
        if (value.isEmpty()) {
            problems.add(name + " is not set: " + what);
        }
        return value.orElse("");
    }

    public int integer(String name, int whenUnset, int least, int most) {
        Predicate<String> isInBounds =
                text -> text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        return optional(name, isInBounds, "a whole number from " + least + " to " + most)
                .filter(isInBounds)
                .map(Integer::valueOf)
                .orElse(whenUnset);
    }

    /** Whether the variable is {@code true}; false when it is unset. */
    public boolean flag(String name) {
        return optional(name, List.of("true", "false")::contains, "true or false")
                .filter("true"::equals)
                .isPresent();
    }

    /** The comma-separated elements of the variable; none when it is unset. */
    public List<String> list(String name, Predicate<String> isValid, int most, String what) {
        List<String> elements = text(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
        if (elements.size() > most || !elements.stream().allMatch(isValid)) {
            problems.add(name + " is not a comma-separated list of at most " + most + " " + what);
        }
        return elements;
    }

    /** The Region, which Lambda sets. */
    public String region() {
        return required("AWS_REGION", matches(REGION), "an AWS Region");
    }

    /** The DynamoDB table that the functions share. */
    public String tableName() {
        return required("LATCHKEY_TABLE", matches(TABLE_NAME), "a DynamoDB table's name");
    }

    /** The ARN of a KMS key. */
    public String keyArn(String name) {
        return required(name, matches(KEY_ARN), "a KMS key's ARN");
    }

    /** The ARNs of the KMS key that is in use, and of the other one that there is while a rotation lasts. */
    public List<String> keyArns(String name, String other) {
        Optional<String> otherArn = optional(other, matches(KEY_ARN), "a KMS key's ARN");
        return Stream.concat(Stream.of(keyArn(name)), otherArn.stream())
                .distinct()
                .toList();
    }

    /** The issuer of id tokens: the first endpoint URL without its path unless set. */
    public String issuer(List<URI> endpointUrls) {
        return optional("LATCHKEY_ISSUER", EnvironmentReader::isPublicUrl, "an https URL")
                .orElseGet(() -> endpointUrls.stream()
                        .findFirst()
                        .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                        .orElse(""));
    }

    /** CloudWatch's namespace for the metrics in the log. */
    public Optional<String> metricsNamespace() {
        return optional("LATCHKEY_METRICS_NAMESPACE", matches(METRICS_NAMESPACE), "a CloudWatch namespace");
    }

    /** Whether all of a text is of this form. */
    public static Predicate<String> matches(Pattern pattern) {
        return pattern.asMatchPredicate();
    }

    /** The URLs at which the endpoint is reached: https, or http on this machine. */
    public List<URI> endpointUrls(String name) {
        String what = "https URLs of the token endpoint";
        List<String> urls = list(name, EnvironmentReader::isPublicUrl, MAX_ENDPOINT_URLS, what);
        if (urls.isEmpty()) {
            problems.add(name + " is not set: the " + what + ", comma-separated");
        }
        return urls.stream()
                .filter(EnvironmentReader::isPublicUrl)
                .map(URI::create)
                .toList();
    }

    /** The first of these variables that is set, as an http or https URL. */
    public Optional<URI> url(String... names) {
        for (String name : names) {
            Optional<String> value =
                    optional(name, url -> UriNormalization.normalize(url).isPresent(), "a URL");
            if (value.isPresent()) {
                return value.filter(url -> UriNormalization.normalize(url).isPresent())
                        .map(URI::create);
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses what was read, if anything was wrong with it.
     *
     * @throws IllegalArgumentException naming every problem
     */
    public void throwProblems() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static boolean isPublicUrl(String url) {
        Optional<String> normal =
                UriNormalization.normalize(url).filter(any -> url.indexOf('?') < 0 && url.indexOf('#') < 0);
        return normal.isPresent() && (normal.get().startsWith("https://") || isLoopback(URI.create(normal.get())));
    }

    public static boolean isJsonObject(String text) {
        try {
            JsonObject.parse(text);
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static boolean isLoopback(URI url) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(url.getHost()));
    }
}
