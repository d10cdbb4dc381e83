package dev.latchkey.operator.aws;

import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.operator.command.Services;
import dev.latchkey.operator.doctor.RoleChecks;
import dev.latchkey.operator.doctor.TableChecks;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.RefusalLog;
import dev.latchkey.operator.session.RolePolicies;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS's services, by the SDK's clients.
 *
 * @param iam makes clients for accounts to come, by whose credentials they call
 */
public record AwsServices(
        DynamoDbClient dynamoDb,
        KmsClient kms,
        StsClient sts,
        CloudWatchLogsClient logs,
        LambdaClient lambda,
        Supplier<IamClientBuilder> iam)
        implements Services {
    /** What a call may take with its retries: an operator's line may be slow, and an access file large. */
    private static final Duration CALL = Duration.ofMinutes(1);

    /**
     * The services as AWS's own tools find them: Region, credentials and endpoints by variables and profile.
     *
     * @param environment the variables
     * @throws CommandException if no Region is configured
     */
    public static Services in(Optional<String> region, Map<String, String> environment) {
        Region found = region.map(Region::of).orElseGet(() -> configuredRegion(environment));
        return new AwsServices(
                configured(DynamoDbClient.builder(), found).build(),
                configured(KmsClient.builder(), found).build(),
                configured(StsClient.builder(), found).build(),
                configured(CloudWatchLogsClient.builder(), found).build(),
                configured(LambdaClient.builder(), found).build(),
                () -> configured(IamClient.builder(), found));
    }

    @Override
    public AccessVersions versions(String table) {
        return new DynamoDbAccessVersions(dynamoDb, table);
    }

    @Override
    public People people(String table) {
        return new DynamoDbPeople(dynamoDb, table);
    }

    @Override
    public TableChecks.Table table(String table) {
        return () -> DynamoDbSettings.of(dynamoDb, table);
    }

    @Override
    public RoleChecks.Function roleTrust(String function) {
        return new LambdaRoleTrust(lambda, function);
    }

    @Override
    public RefusalLog refusals(List<String> logGroups) {
        return new CloudWatchRefusals(logs, logGroups);
    }

    @Override
    public RolePolicies rolePolicies(String accountId, Optional<String> through) {
        return new IamRolePolicies(sts, iam, accountId, through);
    }

    @Override
    public String caller() {
        return AwsCall.to("STS", "GetCallerIdentity", "the caller")
                .call(() -> sts.getCallerIdentity().arn());
    }

    @Override
    public String seal(String key, byte[] secret) {
        byte[] sealed = AwsCall.to("KMS", "Encrypt", "the key " + key)
                .call(() -> kms.encrypt(encrypt -> encrypt.keyId(key)
                                .plaintext(SdkBytes.fromByteArray(secret))
                                .encryptionContext(ClientSecret.ENCRYPTION_CONTEXT))
                        .ciphertextBlob()
                        .asByteArray());
        return Base64.getEncoder().encodeToString(sealed);
    }

    @Override
    public void close() {
        dynamoDb.close();
        kms.close();
        sts.close();
        logs.close();
        lambda.close();
    }

    /** By AWS_REGION, AWS_DEFAULT_REGION or the profile, as the AWS CLI has it; the SDK does not know the second. */
    private static Region configuredRegion(Map<String, String> environment) {
        String named = environment.getOrDefault("AWS_REGION", "");
        String byDefault = environment.getOrDefault("AWS_DEFAULT_REGION", "");
        if (named.isEmpty() && !byDefault.isEmpty()) {
            return Region.of(byDefault);
        }
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new CommandException("no Region is configured: give --region, or set AWS_REGION or AWS_PROFILE");
        }
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Region region) {
        return builder.region(region)
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(CALL));
    }
}
