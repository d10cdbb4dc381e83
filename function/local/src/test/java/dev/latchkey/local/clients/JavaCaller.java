package dev.latchkey.local.clients;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Prints who somebody is to the AWS SDK for Java 2, or the error as Java would show it. */
final class JavaCaller {
    private JavaCaller() {}

    public static void main(String[] arguments) {
        try (StsClient sts = StsClient.create()) {
            System.out.println(sts.getCallerIdentity().arn());
        } catch (SdkException e) {
            System.out.println(e);
            System.exit(1);
        }
    }
}
