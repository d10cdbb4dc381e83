package dev.latchkey.token.grant;

/** Is told which session a request turned out to be about, as soon as that is known, whether it is then refused or not. */
public interface SessionObserver {
    /** The session that is starting, or that the refresh token belongs to. */
    void found(Session session);

    /** What the code was redeemed for. */
    void found(RedeemedCode redeemed);
}
