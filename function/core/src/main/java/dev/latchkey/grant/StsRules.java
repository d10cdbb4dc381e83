package dev.latchkey.grant;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What STS's AssumeRole demands of session tags and policies, checked when a code is issued: a refusal by STS later
 * would look like a fault of ours, to a person who can do nothing about it.
 */
public final class StsRules {
    /** The session tags that the token function adds to those of the grant. */
    private static final Set<String> OWN_TAGS = Set.of("latchkey:client", "latchkey:session", "latchkey:person");

    private static final int MAX_TAGS = 50;
    private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    private static final Pattern POLICY = Pattern.compile("[\\t\\n\\r\\x20-\\xff]{1,2048}");
    /** The most managed policies that a session can have. */
    public static final int MAX_POLICY_ARNS = 10;

    private static final Pattern POLICY_ARN = Pattern.compile(
            "arn:aws[a-z-]{0,20}:iam::(?:aws|\\d{12}):policy/(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128}");

    private StsRules() {}

    /**
     * Checks session tags.
     *
     * @throws IllegalArgumentException saying which rule they break
     */
    public static void checkTags(Map<String, String> tags) {
        Set<String> keys = new HashSet<>();
        require(tags.size() + OWN_TAGS.size() <= MAX_TAGS, "there are more than 47 tags");
        tags.forEach((key, value) -> {
            String lowerCase = key.toLowerCase(Locale.ROOT);
            require(TAG_KEY.matcher(key).matches(), "a tag's key is not one that STS takes");
            require(TAG_VALUE.matcher(value).matches(), "a tag's value is not one that STS takes");
            require(!lowerCase.startsWith("aws:"), "a tag's key begins with aws:, which is reserved");
            require(!OWN_TAGS.contains(lowerCase), "a tag has the key of one of Latchkey's own");
            require(keys.add(lowerCase), "two tags' keys differ only in case");
        });
    }

    /**
     * Checks an inline session policy.
     *
     * @throws IllegalArgumentException if it is none that STS takes
     */
    public static void checkPolicy(String policy) {
        require(POLICY.matcher(policy).matches(), "policy is not 1 to 2048 characters that STS takes");
        try {
            JsonObject.parse(policy);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("policy is not a JSON object");
        }
    }

    /**
     * Checks managed session policies.
     *
     * @throws IllegalArgumentException if they are not managed policies' ARNs, 10 at most
     */
    public static void checkPolicyArns(List<String> arns) {
        require(arns.size() <= MAX_POLICY_ARNS, "there are more than 10 policyArns");
        require(
                arns.stream().allMatch(arn -> POLICY_ARN.matcher(arn).matches()),
                "policyArns has one that is not a managed policy's ARN");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
