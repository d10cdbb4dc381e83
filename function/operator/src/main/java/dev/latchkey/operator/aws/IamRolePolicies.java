package dev.latchkey.operator.aws;

import dev.latchkey.grant.RoleArn;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.operator.session.RolePolicies;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Policies by IAM: in the operator's own account by their own credentials, in others by those of a role there, which is
 * assumed once for each account.
 */
final class IamRolePolicies implements RolePolicies {
    private static final String SESSION_NAME = "latchkey-cut-off";

    private final StsClient sts;
    private final Supplier<IamClientBuilder> builders;
    private final String ownAccount;
    private final Optional<String> through;
    private final Map<String, IamClient> clients = new HashMap<>();
    private final Map<String, CommandException> closedAccounts = new HashMap<>();

    IamRolePolicies(StsClient sts, Supplier<IamClientBuilder> builders, String ownAccount, Optional<String> through) {
        this.sts = sts;
        this.builders = builders;
        this.ownAccount = ownAccount;
        this.through = through;
    }

    @Override
    public boolean attach(RoleArn role, String name, String document) {
        return call(
                "PutRolePolicy",
                role,
                client -> client.putRolePolicy(
                        put -> put.roleName(role.name()).policyName(name).policyDocument(document)));
    }

    @Override
    public boolean remove(RoleArn role, String name) {
        return call(
                "DeleteRolePolicy",
                role,
                client -> client.deleteRolePolicy(
                        delete -> delete.roleName(role.name()).policyName(name)));
    }

    @Override
    public void close() {
        clients.values().forEach(IamClient::close);
    }

    /** Whether what the call is about is there. */
    private boolean call(String operation, RoleArn role, Consumer<IamClient> call) {
        IamClient client = client(role);
        return AwsCall.to("IAM", operation, "the role " + role).call(() -> {
            try {
                call.accept(client);
                return true;
            } catch (NoSuchEntityException e) {
                return false;
            }
        });
    }

    private IamClient client(RoleArn role) {
        CommandException closed = closedAccounts.get(role.accountId());
        if (closed != null) {
            throw closed;
        }
        try {
            return clients.computeIfAbsent(role.accountId(), account -> open(role));
        } catch (CommandException e) {
            closedAccounts.put(role.accountId(), e);
            throw e;
        }
    }

    private IamClient open(RoleArn role) {
        if (role.accountId().equals(ownAccount)) {
            return builders.get().build();
        }
        String path = through.orElseThrow(
                () -> new CommandException("this is not your account: name a role there that may, with --through"));
        String arn = "arn:%s:iam::%s:role%s".formatted(role.partition(), role.accountId(), path);
        Credentials credentials = AwsCall.to("STS", "AssumeRole", "the role " + arn)
                .call(() -> sts.assumeRole(assume -> assume.roleArn(arn).roleSessionName(SESSION_NAME))
                        .credentials());
        return builders.get()
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())))
                .build();
    }
}
