package dev.latchkey.token;

import dev.latchkey.grant.Authorization;
import dev.latchkey.lambda.EnvironmentReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that a deployment decides, read once from the environment.
 *
 * @param region AWS_REGION, which Lambda sets
 * @param tableName LATCHKEY_TABLE: the DynamoDB table
 * @param sealingKeyArn LATCHKEY_SEALING_KEY: ARN of the symmetric KMS key that seals refresh tokens
 * @param signingKeyArn LATCHKEY_SIGNING_KEY: ARN of the ECC_NIST_P384 KMS key that signs id tokens
 * @param codeKeyArn LATCHKEY_CODE_KEY: ARN of the HMAC_256 KMS key that authenticates codes
 * @param endpointUrls LATCHKEY_ENDPOINT_URLS: the public URLs of the token endpoint, comma-separated; at least one.
 *     They are what a proof's {@code htu} may be, and their paths are answered
 * @param issuer LATCHKEY_ISSUER: the id token's {@code iss}; unless set, the first endpoint URL without its path
 * @param tokenType LATCHKEY_TOKEN_TYPE: {@code aws_sigv4} unless set
 * @param proofWindow LATCHKEY_PROOF_WINDOW_SECONDS: how far a proof's {@code iat} may be from our clock, either way;
 *     1–3600, 300 unless set
 * @param maxSession LATCHKEY_SESSION_HOURS: how long a session may last after the login, in hours, whatever its grant
 *     says; 1–12, 12 unless set
 * @param mintLimit LATCHKEY_MINT_LIMIT: how often one session may refresh to new credentials in 15 minutes; 1–1000, 30
 *     unless set
 * @param redeemFromSignInAddress LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS: whether a code for the browser's own device is
 *     redeemed only from the address that the browser had; {@code true} or {@code false}, which it is unless set
 * @param grace LATCHKEY_GRACE_MINUTES: how long the access rules that were read last count while they cannot be read
 *     again; 1–60, 10 unless set
 * @param sessionPolicy LATCHKEY_SESSION_POLICY: the inline session policy of every session whose grant has none
 * @param sessionPolicyArns LATCHKEY_SESSION_POLICY_ARNS: managed session policies of every session, comma-separated, at
 *     most 10
 * @param metricsNamespace LATCHKEY_METRICS_NAMESPACE: CloudWatch's namespace for the metrics in the log; none unless
 *     set
 * @param dynamoDbUrl AWS_ENDPOINT_URL_DYNAMODB, else AWS_ENDPOINT_URL: for use with an emulator only
 * @param kmsUrl AWS_ENDPOINT_URL_KMS, else AWS_ENDPOINT_URL
 * @param stsUrl AWS_ENDPOINT_URL_STS, else AWS_ENDPOINT_URL
 */
public record Settings(
        String region,
        String tableName,
        String sealingKeyArn,
        String signingKeyArn,
        String codeKeyArn,
        List<URI> endpointUrls,
        String issuer,
        String tokenType,
        Duration proofWindow,
        Duration maxSession,
        int mintLimit,
        boolean redeemFromSignInAddress,
        Duration grace,
        Optional<String> sessionPolicy,
        List<String> sessionPolicyArns,
        Optional<String> metricsNamespace,
        Optional<URI> dynamoDbUrl,
        Optional<URI> kmsUrl,
        Optional<URI> stsUrl) {

    private static final Pattern TOKEN_TYPE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MAX_SESSION_HOURS = Math.toIntExact(Authorization.MAX_SESSION.toHours());
    private static final int MAX_POLICY_ARNS = 10;
    private static final Pattern POLICY_ARN = Pattern.compile("arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/[^\\s,]+");

    /** The settings of this process. */
    public static Settings fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * The settings in these variables.
     *
     * @throws IllegalArgumentException naming every variable that is missing or wrong, and what it should be
     */
    public static Settings from(Map<String, String> environment) {
        EnvironmentReader read = new EnvironmentReader(environment);
        List<URI> endpointUrls = read.endpointUrls("LATCHKEY_ENDPOINT_URLS");
        Settings settings = new Settings(
                read.region(),
                read.tableName(),
                read.keyArn("LATCHKEY_SEALING_KEY"),
                read.keyArn("LATCHKEY_SIGNING_KEY"),
                read.keyArn("LATCHKEY_CODE_KEY"),
                endpointUrls,
                read.issuer(endpointUrls),
                read.optional(
                                "LATCHKEY_TOKEN_TYPE",
                                EnvironmentReader.matches(TOKEN_TYPE),
                                "a token type without spaces")
                        .orElse("aws_sigv4"),
                Duration.ofSeconds(read.integer("LATCHKEY_PROOF_WINDOW_SECONDS", 300, 1, 3600)),
                Duration.ofHours(read.integer("LATCHKEY_SESSION_HOURS", MAX_SESSION_HOURS, 1, MAX_SESSION_HOURS)),
                read.integer("LATCHKEY_MINT_LIMIT", 30, 1, 1000),
                read.flag("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS"),
                Duration.ofMinutes(read.integer("LATCHKEY_GRACE_MINUTES", 10, 1, 60)),
                read.optional("LATCHKEY_SESSION_POLICY", EnvironmentReader::isJsonObject, "a JSON object"),
                read.list(
                        "LATCHKEY_SESSION_POLICY_ARNS",
                        EnvironmentReader.matches(POLICY_ARN),
                        MAX_POLICY_ARNS,
                        "IAM policies' ARNs"),
                read.metricsNamespace(),
                read.url("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"),
                read.url("AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL"),
                read.url("AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"));
        read.throwProblems();
        return settings;
    }

    /** The account of the function's keys, and so of the function. */
    String accountId() {
        return sealingKeyArn.split(":", -1)[4];
    }
}
