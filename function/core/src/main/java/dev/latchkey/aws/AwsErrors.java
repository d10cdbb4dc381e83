package dev.latchkey.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the SDK's exceptions say, without their messages, which name accounts, keys and roles. */
public final class AwsErrors {
    private AwsErrors() {}

    /** The service's error code; the exception's name if the service was not reached or gave no code. */
    public static String code(RuntimeException e) {
        if (e instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            if (details != null && details.errorCode() != null) {
                return details.errorCode();
            }
            return "Http" + answer.statusCode();
        }
        return e.getClass().getSimpleName();
    }
}
