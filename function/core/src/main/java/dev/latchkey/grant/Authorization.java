package dev.latchkey.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was granted to whom, until when. Fixed at login: refreshing neither moves nor widens it.
 *
 * @param roleArn the IAM role to be assumed
 * @param sessionName STS's RoleSessionName, the same at every login of the same person: see {@link SessionName}
 * @param sourceIdentity STS's SourceIdentity, of the same form
 * @param tags STS session tags
 * @param policy an inline session policy, which narrows the role
 * @param policyArns managed session policies, which narrow the role
 * @param authTime when the person was authenticated
 * @param sessionEndsAt when the session ends: at most {@link #MAX_SESSION} after {@code authTime}
 */
public record Authorization(
        String roleArn,
        String sessionName,
        String sourceIdentity,
        Map<String, String> tags,
        Optional<String> policy,
        List<String> policyArns,
        Instant authTime,
        Instant sessionEndsAt) {

    public static final Duration MAX_SESSION = Duration.ofHours(12);

    private static final Pattern ROLE_ARN = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:[^:]*/)?([^:/]+)");

    /**
     * Checks the bounds above.
     *
     * @throws IllegalArgumentException for a value outside them
     */
    public Authorization {
        tags = Map.copyOf(tags);
        policyArns = List.copyOf(policyArns);
        require(ROLE_ARN.matcher(roleArn).matches(), "roleArn is not an IAM role's ARN");
        require(SessionName.isValid(sessionName), "sessionName is not a RoleSessionName");
        require(SessionName.isValid(sourceIdentity), "sourceIdentity is not a SourceIdentity");
        require(sessionEndsAt.isAfter(authTime), "sessionEndsAt is not after authTime");
        require(!sessionEndsAt.isAfter(authTime.plus(MAX_SESSION)), "sessionEndsAt is over 12 hours after authTime");
    }

    /**
     * The ARN of the assumed-role session, {@code arn:aws:sts::<account>:assumed-role/<role>/<session name>}: who this
     * is, to AWS and to clients, which name the login session by it.
     */
    public String subject() {
        Matcher role = ROLE_ARN.matcher(roleArn);
        require(role.matches(), "roleArn is not an IAM role's ARN");
        return "arn:" + role.group(1) + ":sts::" + role.group(2) + ":assumed-role/" + role.group(3) + "/" + sessionName;
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
