package dev.latchkey.local.sts;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AssumeRole request, checked as STS checks it.
 *
 * @param sourceIdentity empty when there is none
 */
record AssumeRole(String roleArn, String sessionName, String sourceIdentity, Duration duration) {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:[^:]*/)?([^:/]+)");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int MIN_SECONDS = 900;
    private static final int MAX_SECONDS = 43_200;
    private static final int MAX_POLICY = 2048;

    /** The elements that a list may have, by the form of their parameters' names. */
    private static final Map<Pattern, Pattern> ELEMENTS = Map.of(
            Pattern.compile("Tags\\.member\\.([1-9]|[1-4]\\d|50)\\.Key"),
                    Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}"),
            Pattern.compile("Tags\\.member\\.([1-9]|[1-4]\\d|50)\\.Value"),
                    Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}"),
            Pattern.compile("PolicyArns\\.member\\.([1-9]|10)\\.arn"),
                    Pattern.compile("arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/[\\w+=,.@/-]+"));

    static AssumeRole parse(Map<String, String> parameters) {
        String roleArn = parameters.getOrDefault("RoleArn", "");
        String sessionName = parameters.getOrDefault("RoleSessionName", "");
        String sourceIdentity = parameters.getOrDefault("SourceIdentity", "");
        require(ROLE_ARN.matcher(roleArn).matches(), roleArn + " is invalid");
        require(NAME.matcher(sessionName).matches(), "RoleSessionName is invalid");
        require(sourceIdentity.isEmpty() || NAME.matcher(sourceIdentity).matches(), "SourceIdentity is invalid");
        parameters.forEach(AssumeRole::requireElement);
        requirePolicy(parameters.getOrDefault("Policy", "{}"));
        return new AssumeRole(
                roleArn, sessionName, sourceIdentity, duration(parameters.getOrDefault("DurationSeconds", "3600")));
    }

    String assumedRoleArn() {
        Matcher role = ROLE_ARN.matcher(roleArn);
        require(role.matches(), roleArn + " is invalid");
        return "arn:" + role.group(1) + ":sts::" + role.group(2) + ":assumed-role/" + role.group(3) + "/" + sessionName;
    }

    private static void requireElement(String name, String value) {
        if (name.startsWith("Tags.") || name.startsWith("PolicyArns.")) {
            require(
                    ELEMENTS.entrySet().stream()
                            .anyMatch(element -> element.getKey().matcher(name).matches()
                                    && element.getValue().matcher(value).matches()),
                    name + " is invalid");
        }
    }

    private static void requirePolicy(String policy) {
        require(policy.length() <= MAX_POLICY, "Policy is too long");
        try {
            JsonObject.parse(policy);
        } catch (MalformedJsonException e) {
            throw new StsError(400, "MalformedPolicyDocument", "The policy is not a JSON object.");
        }
    }

    private static Duration duration(String seconds) {
        require(seconds.matches("\\d{1,9}"), "DurationSeconds is not a number");
        int number = Integer.parseInt(seconds);
        require(number >= MIN_SECONDS && number <= MAX_SECONDS, "DurationSeconds is out of bounds");
        return Duration.ofSeconds(number);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw StsError.validation(message);
        }
    }
}
