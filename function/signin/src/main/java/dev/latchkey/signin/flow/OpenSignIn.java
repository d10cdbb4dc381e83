package dev.latchkey.signin.flow;

/**
 * A sign-in that the browser's secret has opened.
 *
 * @param kept as it is in the store
 * @param secret the browser's
 * @param signIn what it says
 */
public record OpenSignIn(SignIns.Kept kept, BrowserSecret secret, SignIn signIn) {
    /** The sign-in's id. */
    public String id() {
        return kept.id();
    }

    /** The next revision, sealed by another secret. */
    static SignIns.Kept sealed(String id, long revision, SignIn signIn, BrowserSecret secret) {
        return new SignIns.Kept(
                id, revision, Sealed.of(secret.cipher().seal(SignInJson.write(signIn), id)), signIn.expiresAt());
    }
}
