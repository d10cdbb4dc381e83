package dev.latchkey.aws;

import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An operation of a service, and the only way to call it: within the invocation's time, noted in the request's context,
 * and failing with an exception of our own.
 *
 * @param service such as {@code KMS}
 * @param name such as {@code Decrypt}
 */
public record AwsOperation(String service, String name) {
    /**
     * Calls it, with the SDK's retry.
     *
     * @param call is given the timeouts; catches those of the service's errors that are not failures itself
     * @throws DependencyException if the service failed, or no time is left
     */
    public <T> T call(RequestContext context, Function<AwsRequestOverrideConfiguration, T> call) {
        AwsRequestOverrideConfiguration timeouts =
                CallTimeouts.within(context).orElseThrow(() -> new DependencyException(service, name, "NoTimeLeft"));
        Instant start = context.now();
        Optional<String> error = Optional.empty();
        try {
            return call.apply(timeouts);
        } catch (SdkException | CancellationException e) {
            // Apache's CancellationException passes through the SDK when time runs out while waiting for a connection.
            String code = AwsErrors.code(e);
            error = Optional.of(code);
            throw new DependencyException(service, name, code);
        } finally {
            context.called(new ServiceCall(service, name, Duration.between(start, context.now()), error));
        }
    }
}
