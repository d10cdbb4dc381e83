package dev.latchkey.grant;

import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The form of authorization codes: {@code <person id>.<43 characters of base64url>}, which are 256 random bits. A code
 * names its person in the clear, so that everything that may refuse it can be read in one call.
 */
public final class AuthorizationCode {
    private static final int RANDOM_BYTES = 32;
    private static final int ENCODED_LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AuthorizationCode() {}

    /** A new code for the person. */
    public static Secret next(PersonId person) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Secret.of(person.value() + "." + Base64Url.encode(random));
    }

    /** The person whom the code names, which proves nothing; empty if it does not have the form of a code. */
    public static Optional<PersonId> person(Secret code) {
        String text = code.reveal();
        if (text.length() != 2 * ENCODED_LENGTH + 1 || text.charAt(ENCODED_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            Base64Url.decode(text.substring(ENCODED_LENGTH + 1));
            return Optional.of(PersonId.parse(text.substring(0, ENCODED_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
