package dev.latchkey.request;

/**
 * The result of a call that was started and may still be running.
 *
 * @param <T> what the call returns
 */
@FunctionalInterface
public interface Pending<T> {
    /** Waits for the call to end, and returns what it returned or throws what it threw. */
    T await();
}
