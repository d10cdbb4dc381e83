package dev.latchkey.endpoint;

/** Where the events go: one for each request, written before the answer is returned. */
@FunctionalInterface
public interface EventLog {
    void write(TokenEvent event);
}
