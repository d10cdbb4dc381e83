package dev.latchkey.signin;

import dev.latchkey.grant.Authorization;
import dev.latchkey.lambda.EnvironmentReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a deployment decides of the sign-in function, read once from the environment.
 *
 * @param region AWS_REGION, which Lambda sets
 * @param tableName LATCHKEY_TABLE: the DynamoDB table
 * @param codeKeyArn LATCHKEY_CODE_KEY: ARN of the HMAC_256 KMS key that authenticates codes
 * @param clientKeyArns LATCHKEY_CLIENT_KEY: ARN of the ECC_NIST_P256 KMS key that authenticates Latchkey to identity
 *     providers; LATCHKEY_OTHER_CLIENT_KEY: that of one that is published beside it
 * @param secretsKeyArns LATCHKEY_SECRETS_KEY: ARN of the symmetric KMS key that seals what identity providers gave;
 *     LATCHKEY_OTHER_SECRETS_KEY: that of one that sealed before it
 * @param signingKeyArns LATCHKEY_SIGNING_KEY: ARN of the ECC_NIST_P384 KMS key that signs id tokens;
 *     LATCHKEY_OTHER_SIGNING_KEY: that of one that is published beside it
 * @param endpointUrls LATCHKEY_ENDPOINT_URLS: the public URLs of the token endpoint, whose origins are this function's;
 *     people and identity providers are sent to the first
 * @param issuer LATCHKEY_ISSUER: the id token's {@code iss}; unless set, the first endpoint URL without its path
 * @param maxSession LATCHKEY_SESSION_HOURS: how long a session may last, whatever its rule says; 12 hours unless set
 * @param metricsNamespace LATCHKEY_METRICS_NAMESPACE: CloudWatch's namespace for the metrics in the log; none unless
 *     set
 * @param dynamoDbUrl AWS_ENDPOINT_URL_DYNAMODB, else AWS_ENDPOINT_URL: only to use an emulator
 * @param kmsUrl AWS_ENDPOINT_URL_KMS, else AWS_ENDPOINT_URL
 * @param stsUrl AWS_ENDPOINT_URL_STS: where clients are to be pointed to for STS, for the start page alone
 */
public record Settings(
        String region,
        String tableName,
        String codeKeyArn,
        List<String> clientKeyArns,
        List<String> secretsKeyArns,
        List<String> signingKeyArns,
        List<URI> endpointUrls,
        String issuer,
        Duration maxSession,
        Optional<String> metricsNamespace,
        Optional<URI> dynamoDbUrl,
        Optional<URI> kmsUrl,
        Optional<URI> stsUrl) {

    private static final int MAX_SESSION_HOURS = Math.toIntExact(Authorization.MAX_SESSION.toHours());

    /** The settings of this process. */
    public static Settings fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * The settings that these variables make.
     *
     * @throws IllegalArgumentException naming every variable that is missing or wrong, and what it should be
     */
    public static Settings from(Map<String, String> environment) {
        EnvironmentReader read = new EnvironmentReader(environment);
        List<URI> endpointUrls = read.endpointUrls("LATCHKEY_ENDPOINT_URLS");
        Settings settings = new Settings(
                read.region(),
                read.tableName(),
                read.keyArn("LATCHKEY_CODE_KEY"),
                read.keyArns("LATCHKEY_CLIENT_KEY", "LATCHKEY_OTHER_CLIENT_KEY"),
                read.keyArns("LATCHKEY_SECRETS_KEY", "LATCHKEY_OTHER_SECRETS_KEY"),
                read.keyArns("LATCHKEY_SIGNING_KEY", "LATCHKEY_OTHER_SIGNING_KEY"),
                endpointUrls,
                read.issuer(endpointUrls),
                Duration.ofHours(read.integer("LATCHKEY_SESSION_HOURS", MAX_SESSION_HOURS, 1, MAX_SESSION_HOURS)),
                read.metricsNamespace(),
                read.url("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"),
                read.url("AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL"),
                read.url("AWS_ENDPOINT_URL_STS"));
        read.throwProblems();
        return settings;
    }

    /** The URLs of this service without a path, the one that people are sent to first. */
    List<String> bases() {
        return endpointUrls.stream()
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .distinct()
                .toList();
    }

    /** The partition of the account that the keys are in, and so of all of an organization's accounts. */
    String partition() {
        return codeKeyArn.split(":", -1)[1];
    }
}
