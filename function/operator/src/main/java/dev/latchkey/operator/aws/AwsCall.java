package dev.latchkey.operator.aws;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.operator.command.CommandException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A call to a service, whose failures are sentences that say what to do.
 *
 * @param service such as {@code DynamoDB}
 * @param operation such as {@code TransactWriteItems}
 * @param action what IAM must allow for it: {@code dynamodb:PutItem}
 * @param object what is asked of: {@code the table latchkey}
 */
record AwsCall(String service, String operation, String action, String object) {
    private static final Set<String> NOT_FOUND = Set.of("ResourceNotFoundException", "NotFoundException");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId");

    /** A call that IAM calls by the same name. */
    static AwsCall to(String service, String operation, String object) {
        return new AwsCall(service, operation, service.toLowerCase(Locale.ROOT) + ":" + operation, object);
    }

    /** @throws CommandException if the service was not reached, or does not do it */
    <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CommandException(sentence(e));
        }
    }

    private String sentence(SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return message.contains("credentials")
                    ? "there are no AWS credentials: sign in with aws login or aws sso login, or set AWS_PROFILE"
                    : "%s was not reached, check the network, the Region and AWS_ENDPOINT_URL: %s"
                            .formatted(service, message.replaceAll(" \\(SDK.*\\)", ""));
        }
        String code = AwsErrors.code(answer);
        if (NOT_FOUND.contains(code)) {
            return "there is not %s in this account and Region: see --help for how it is named".formatted(object);
        }
        if (DENIED.contains(code)) {
            return "you are not allowed %s on %s: docs/access.md says which permissions this takes"
                    .formatted(action, object);
        }
        if (EXPIRED.contains(code)) {
            return "your AWS credentials are not valid any more: sign in again";
        }
        String message = answer.awsErrorDetails() == null
                ? ""
                : ": " + answer.awsErrorDetails().errorMessage();
        return "%s answers %s with %s%s".formatted(service, operation, code, message);
    }
}
