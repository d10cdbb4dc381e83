package dev.latchkey.token.grant;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;

/** Is told which session a request is about, as soon as that is known, whether the request is then refused or not. */
public interface SessionObserver {
    /** The code that is redeemed. */
    void found(IssuedCode issued);

    /** The session that is starting, or that the refresh token belongs to. */
    void found(Session session);

    /** What is kept of a code that was redeemed before. */
    void found(RedeemedCode redeemed);

    /** By what the session was ended, for which the request is refused. */
    void ended(Lever lever);
}
