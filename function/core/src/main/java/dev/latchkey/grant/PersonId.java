package dev.latchkey.grant;

import dev.latchkey.oauth.Sha256;
import java.util.regex.Pattern;

/**
 * A person, by an id that reveals nothing about them: the SHA-256 of their issuer and subject.
 *
 * @param value 43 characters of base64url
 */
public record PersonId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws IllegalArgumentException if the value does not have the form of an id */
    public PersonId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("person is not an id of 43 characters of base64url");
        }
    }

    /** Whether the text has the form of an id. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The id of a person of an identity provider.
     *
     * @param issuer the provider's issuer identifier, a URL, which has no line break
     * @param subject the person's identifier there: {@code sub}, or what takes its place
     */
    public static PersonId of(String issuer, String subject) {
        return new PersonId(Sha256.base64Url(issuer + "\n" + subject));
    }

    /**
     * The id that {@code text} holds.
     *
     * @throws IllegalArgumentException if it does not hold one
     */
    public static PersonId parse(String text) {
        return new PersonId(text);
    }
}
