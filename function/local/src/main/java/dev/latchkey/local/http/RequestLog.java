package dev.latchkey.local.http;

import java.time.Duration;

/** Is told of each request that is not in the token endpoint's events, once it has been answered. */
@FunctionalInterface
public interface RequestLog {
    void write(Exchange exchange, int status, Duration took);
}
