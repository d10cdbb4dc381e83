package dev.latchkey.lambda;

/**
 * Where events go: one for each request, written before its response is returned.
 *
 * @param <E> the kind of event that it takes
 */
@FunctionalInterface
public interface EventLog<E extends Event> {
    void write(E event);
}
