package dev.latchkey.token.grant;

import java.util.Map;

/**
 * What is kept of a session.
 *
 * @param mints how often it minted, by the number of the window
 */
public record SessionState(boolean isRevoked, Map<Long, Long> mints) {
    /** The state of a session that nothing is kept of. */
    public static final SessionState NEW = new SessionState(false, Map.of());

    public SessionState {
        mints = Map.copyOf(mints);
    }
}
