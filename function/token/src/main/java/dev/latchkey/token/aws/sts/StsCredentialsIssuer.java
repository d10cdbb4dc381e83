package dev.latchkey.token.aws.sts;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.AwsOperation;
import dev.latchkey.grant.Authorization;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.Session;
import dev.latchkey.token.grant.SessionCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** AssumeRole on the regional endpoint, for the role that was granted and for no other. */
public final class StsCredentialsIssuer implements CredentialsIssuer {
    private static final AwsOperation ASSUME_ROLE = new AwsOperation("STS", "AssumeRole");

    private final StsClient sts;
    private final Optional<String> sessionPolicy;
    private final List<String> sessionPolicyArns;

    /**
     * Narrows every session by the deployment's own session policies.
     *
     * @param sessionPolicy for sessions whose grant has no inline policy
     * @param sessionPolicyArns for every session, in addition to its grant's
     */
    public StsCredentialsIssuer(StsClient sts, Optional<String> sessionPolicy, List<String> sessionPolicyArns) {
        this.sts = sts;
        this.sessionPolicy = sessionPolicy;
        this.sessionPolicyArns = List.copyOf(sessionPolicyArns);
    }

    @Override
    public SessionCredentials issue(Session session, RequestContext context) {
        Credentials credentials = ASSUME_ROLE.call(context, timeouts -> {
            try {
                return sts.assumeRole(request(session).toBuilder()
                                .overrideConfiguration(timeouts)
                                .build())
                        .credentials();
            } catch (StsException e) {
                if (!AwsErrors.code(e).equals("AccessDenied")) {
                    throw e;
                }
                throw new OAuthException(
                        ErrorCode.INSUFFICIENT_PERMISSIONS,
                        "You may not use the role that you chose. Ask whoever manages it.",
                        "STS AssumeRole AccessDenied: the role's trust policy or the function's own policy");
            }
        });
        return new SessionCredentials(
                new AccessToken(
                        credentials.accessKeyId(),
                        Secret.of(credentials.secretAccessKey()),
                        Secret.of(credentials.sessionToken())),
                credentials.expiration());
    }

    AssumeRoleRequest request(Session session) {
        Authorization authorization = session.authorization();
        return AssumeRoleRequest.builder()
                .roleArn(authorization.role().toString())
                .roleSessionName(authorization.sessionName().value())
                .sourceIdentity(authorization.sourceIdentity().value())
                .durationSeconds((int) SessionCredentials.LIFETIME.toSeconds())
                .tags(tags(session))
                .policy(authorization.policy().or(() -> sessionPolicy).orElse(null))
                .policyArns(Stream.concat(sessionPolicyArns.stream(), authorization.policyArns().stream())
                        .distinct()
                        .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                        .toList())
                .build();
    }

    /** The grant's tags and our own, which take precedence. */
    private static List<Tag> tags(Session session) {
        Map<String, String> tags = new LinkedHashMap<>(session.authorization().tags());
        tags.put(
                "latchkey:client",
                session.clientId().substring(session.clientId().lastIndexOf('/') + 1));
        tags.put("latchkey:session", session.id());
        tags.put("latchkey:person", session.authorization().person().value());
        List<Tag> list = new ArrayList<>();
        tags.forEach(
                (key, value) -> list.add(Tag.builder().key(key).value(value).build()));
        return list;
    }
}
