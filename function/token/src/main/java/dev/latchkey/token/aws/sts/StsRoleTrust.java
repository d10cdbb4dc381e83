package dev.latchkey.token.aws.sts;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.AwsOperation;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RoleTrust;
import dev.latchkey.token.grant.SessionCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** AssumeRole as {@link StsCredentialsIssuer} calls it, but with a session policy that denies everything. */
public final class StsRoleTrust implements RoleTrust {
    private static final AwsOperation ASSUME_ROLE = new AwsOperation("STS", "AssumeRole");

    /** Session name, source identity and the tag {@code latchkey:session}, which roles demand of a session. */
    private static final String NAME = "latchkey-doctor";

    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private static final int SERVER_FAULT = 500;

    private final StsClient sts;

    public StsRoleTrust(StsClient sts) {
        this.sts = sts;
    }

    @Override
    public String of(RoleArn role, RequestContext context) {
        return ASSUME_ROLE.call(context, timeouts -> assume(role, timeouts));
    }

    private String assume(RoleArn role, AwsRequestOverrideConfiguration timeouts) {
        try {
            sts.assumeRole(assume -> assume.roleArn(role.toString())
                    .roleSessionName(NAME)
                    .sourceIdentity(NAME)
                    .durationSeconds((int) SessionCredentials.LIFETIME.toSeconds())
                    .tags(Tag.builder().key("latchkey:session").value(NAME).build())
                    .policy(NOTHING)
                    .overrideConfiguration(timeouts));
            return OK;
        } catch (StsException e) {
            if (e.statusCode() >= SERVER_FAULT || e.isThrottlingException()) {
                throw e;
            }
            return AwsErrors.code(e);
        }
    }
}
