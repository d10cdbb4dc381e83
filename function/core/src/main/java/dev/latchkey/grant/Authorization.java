package dev.latchkey.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was granted to whom, until when. Fixed at login: refreshing neither moves nor widens it.
 *
 * @param person who it is, whatever they are called
 * @param rule the name of the access rule that grants it: 1–128 characters of {@code [A-Za-z0-9_.-]}
 * @param role the IAM role to be assumed
 * @param sessionName STS's RoleSessionName, the same at every login of the same person
 * @param sourceIdentity STS's SourceIdentity, likewise
 * @param tags STS session tags
 * @param policy an inline session policy, which narrows the role
 * @param policyArns managed session policies, which narrow the role
 * @param authTime when the person was authenticated
 * @param sessionEndsAt when the session ends: at most {@link #MAX_SESSION} after {@code authTime}
 */
public record Authorization(
        PersonId person,
        String rule,
        RoleArn role,
        SessionName sessionName,
        SessionName sourceIdentity,
        Map<String, String> tags,
        Optional<String> policy,
        List<String> policyArns,
        Instant authTime,
        Instant sessionEndsAt) {

    public static final Duration MAX_SESSION = Duration.ofHours(12);

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /**
     * Checks the bounds above, and all that STS will check.
     *
     * @throws IllegalArgumentException for a value outside them
     */
    public Authorization {
        tags = Map.copyOf(tags);
        policyArns = List.copyOf(policyArns);
        require(RULE.matcher(rule).matches(), "rule is not a rule's name");
        StsRules.checkTags(tags);
        policy.ifPresent(StsRules::checkPolicy);
        StsRules.checkPolicyArns(policyArns);
        require(sessionEndsAt.isAfter(authTime), "sessionEndsAt is not after authTime");
        require(!sessionEndsAt.isAfter(authTime.plus(MAX_SESSION)), "sessionEndsAt is over 12 hours after authTime");
    }

    /**
     * The ARN of the assumed-role session: who this is to AWS, and to clients, which name the login session after it.
     */
    public String subject() {
        return role.assumedAs(sessionName);
    }

    /**
     * Whether the session is over at {@code now}.
     *
     * @param maxSession how long after {@code authTime} this deployment lets a session last, whatever was granted
     */
    public boolean isOver(Instant now, Duration maxSession) {
        return !now.isBefore(sessionEndsAt) || !now.isBefore(authTime.plus(maxSession));
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
