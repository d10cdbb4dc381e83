package dev.latchkey.signin.flow;

import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.SecretCipher;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What only the browser of a sign-in has, in its cookie: 32 random bytes. Everything else that must be unguessable
 * comes from it, so that it need not be stored.
 *
 * @param value 43 characters of base64url
 */
public record BrowserSecret(Secret value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static BrowserSecret next() {
        return new BrowserSecret(random());
    }

    /** The one that a cookie holds; empty if it holds none. */
    public static Optional<BrowserSecret> parse(String cookie) {
        return FORM.matcher(cookie).matches() ? Optional.of(new BrowserSecret(Secret.of(cookie))) : Optional.empty();
    }

    /** 32 random bytes as base64url. */
    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64Url.encode(bytes));
    }

    /** Seals what is stored of the sign-in. */
    SecretCipher cipher() {
        return new SecretCipher(value, "latchkey sign-in");
    }

    /** The {@code nonce} of the authentication request, which the ID token must have. */
    public Secret nonce() {
        return SecretCipher.derive(value, "latchkey nonce");
    }

    /** The {@code code_verifier} for the provider (RFC 7636 §4.1). */
    public Secret codeVerifier() {
        return SecretCipher.derive(value, "latchkey code_verifier");
    }

    /** What the form of the choice must carry. */
    public Secret formToken() {
        return SecretCipher.derive(value, "latchkey form");
    }
}
