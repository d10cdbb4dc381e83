package dev.latchkey.local.sts;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An AssumeRole request, checked as STS checks it. */
record AssumeRole(String roleArn, String sessionName, String sourceIdentity, Duration duration) {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:[^:]*/)?([^:/]+)");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern TAG_KEY = Pattern.compile("Tags\\.member\\.\\d+\\.Key");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final int MIN_SECONDS = 900;
    private static final int MAX_SECONDS = 43_200;

    static AssumeRole parse(Map<String, String> parameters) {
        String roleArn = parameters.getOrDefault("RoleArn", "");
        String sessionName = parameters.getOrDefault("RoleSessionName", "");
        String sourceIdentity = parameters.getOrDefault("SourceIdentity", "");
        require(ROLE_ARN.matcher(roleArn).matches(), roleArn + " is invalid");
        require(NAME.matcher(sessionName).matches(), "RoleSessionName is invalid");
        require(sourceIdentity.isEmpty() || NAME.matcher(sourceIdentity).matches(), "SourceIdentity is invalid");
        parameters.forEach((name, value) ->
                require(!TAG_KEY.matcher(name).matches() || TAG.matcher(value).matches(), name + " is invalid"));
        int seconds;
        try {
            seconds = Integer.parseInt(parameters.getOrDefault("DurationSeconds", "3600"));
        } catch (NumberFormatException e) {
            throw StsError.validation("DurationSeconds is not a number");
        }
        require(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS, "DurationSeconds is out of bounds");
        return new AssumeRole(roleArn, sessionName, sourceIdentity, Duration.ofSeconds(seconds));
    }

    String assumedRoleArn() {
        Matcher role = ROLE_ARN.matcher(roleArn);
        require(role.matches(), roleArn + " is invalid");
        return "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + sessionName;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw StsError.validation(message);
        }
    }
}
