package dev.latchkey.request;

import java.time.Duration;
import java.util.Optional;

/**
 * One call to a service we depend on, as an event reports it.
 *
 * @param service such as {@code KMS}
 * @param operation such as {@code Decrypt}
 * @param took from its start to its end, retries included
 * @param error the service's own error code, or the name of what went wrong on the way to it; empty if it succeeded
 */
public record ServiceCall(String service, String operation, Duration took, Optional<String> error) {}
