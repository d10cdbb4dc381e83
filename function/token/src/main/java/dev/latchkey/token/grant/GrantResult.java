package dev.latchkey.token.grant;

/**
 * What a grant gave: a response, and whether it is a new one.
 *
 * @param outcome what the event says of it
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
