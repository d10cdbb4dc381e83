package dev.latchkey.local.clients;

/**
 * What became of a call.
 *
 * @param requests how many the client sent to the token endpoint
 * @param words what the client printed; empty while it waits
 */
record Outcome(End end, int requests, String words) {
    /** How a call ends. */
    enum End {
        WORKS,
        FAILS,
        /** Not within the time that the test gives it. */
        WAITS
    }
}
