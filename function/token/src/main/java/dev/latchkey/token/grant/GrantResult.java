package dev.latchkey.token.grant;

/**
 * The result of a grant: a response, and how it came about.
 *
 * @param outcome what the event says about it
 */
public record GrantResult(TokenResponse response, Outcome outcome) {
    /** How a response came about. */
    public enum Outcome {
        /** New credentials were minted. */
        ISSUED,
        /** The answer to an earlier request was given again. */
        REPEATED
    }

    static GrantResult issued(TokenResponse response) {
        return new GrantResult(response, Outcome.ISSUED);
    }

    static GrantResult repeated(TokenResponse response) {
        return new GrantResult(response, Outcome.REPEATED);
    }
}
