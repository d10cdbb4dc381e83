package dev.latchkey.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange (RFC 7636), with the method S256 and no other. */
public final class Pkce {
    // AWS's clients write "SHA-256" where RFC 7636 §4.3 says "S256".
    private static final Set<String> S256_LABELS = Set.of("S256", "SHA-256");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Pkce() {}

    /** Whether {@code method} names S256, in RFC 7636's spelling or AWS's. */
    public static boolean isS256(String method) {
        return S256_LABELS.contains(method);
    }

    /** Whether {@code challenge} has the form of an S256 challenge: 43 characters of base64url. */
    public static boolean isChallenge(String challenge) {
        return CHALLENGE.matcher(challenge).matches();
    }

    /** RFC 7636 §4.2: {@code BASE64URL(SHA256(ASCII(codeVerifier)))}. */
    public static String challenge(Secret codeVerifier) {
        return codeVerifier.sha256();
    }

    /** RFC 7636 §4.6, in constant time. */
    public static boolean matches(String challenge, Secret codeVerifier) {
        return MessageDigest.isEqual(ascii(challenge), ascii(challenge(codeVerifier)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
