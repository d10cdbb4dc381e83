package dev.latchkey.local.http;

import java.time.Duration;

/** Told of each request that the token endpoint's own events do not tell of, when it has been answered. */
@FunctionalInterface
public interface RequestLog {
    void write(Exchange exchange, int status, Duration took);
}
