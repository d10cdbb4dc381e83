package dev.latchkey.grant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role, checked: neither a pattern nor a path with dot segments.
 *
 * @param partition such as {@code aws}
 * @param accountId 12 digits
 * @param path {@code /}, or one that begins and ends with {@code /}; at most 512 characters
 * @param name 1–64 characters
 */
public record RoleArn(String partition, String accountId, String path, String name) {
    private static final Pattern ARN = Pattern.compile(
            "arn:(aws[a-z-]{0,20}):iam::(\\d{12}):role(/(?:[A-Za-z0-9_+=,.@-]+/)*)([A-Za-z0-9_+=,.@-]{1,64})");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
    private static final int MAX_PATH = 512;

    /**
     * The role that {@code arn} names.
     *
     * @throws IllegalArgumentException if it is not the ARN of one role
     */
    public static RoleArn parse(String arn) {
        Matcher role = ARN.matcher(arn);
        if (!role.matches()
                || role.group(3).length() > MAX_PATH
                || DOT_SEGMENT.matcher(role.group(3) + role.group(4)).find()) {
            throw new IllegalArgumentException("roleArn is not an IAM role's ARN");
        }
        return new RoleArn(role.group(1), role.group(2), role.group(3), role.group(4));
    }

    /**
     * The ARN of the role's session of that name, {@code arn:aws:sts::<account>:assumed-role/<role>/<session name>}.
     */
    String assumedAs(SessionName sessionName) {
        return "arn:" + partition + ":sts::" + accountId + ":assumed-role/" + name + "/" + sessionName.value();
    }

    /** The ARN. */
    @Override
    public String toString() {
        return "arn:" + partition + ":iam::" + accountId + ":role" + path + name;
    }
}
