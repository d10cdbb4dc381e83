package dev.latchkey.grant;

import dev.latchkey.oauth.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * STS's RoleSessionName and SourceIdentity.
 *
 * @param value 2–64 characters of {@code [\w+=,.@-]}
 */
public record SessionName(String value) {
    private static final Pattern VALID = Pattern.compile("[\\w+=,.@-]{2,64}");
    // Without '=', which marks a name that had to be changed, so that no identity can pose as another's changed name.
    private static final Pattern KEPT = Pattern.compile("[\\w+,.@-]{2,64}");
    private static final int HASH_LENGTH = 22;
    private static final int KEPT_LENGTH = 64 - 1 - HASH_LENGTH;

    /** @throws IllegalArgumentException if STS would refuse the value */
    public SessionName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a name that STS takes: 2 to 64 characters of [\\w+=,.@-]");
        }
    }

    /** Whether STS takes the text as a name. */
    public static boolean isOne(String text) {
        return VALID.matcher(text).matches();
    }

    /**
     * The session name of a person: the identity itself if STS accepts it, or else as much of it as STS accepts,
     * followed by {@code =} and 22 characters of its SHA-256. It is in lower case, because a provider may change the
     * case of a name while the person stays the same. Two identities that differ in more than case never share a name.
     *
     * @param identity the person's name at the identity provider, which should be stable and unique there
     * @throws IllegalArgumentException if it holds half a surrogate pair, which has no encoding of its own
     */
    public static SessionName of(String identity) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(identity)) {
            throw new IllegalArgumentException("the person's name is not well-formed text");
        }
        String lowerCase = identity.toLowerCase(Locale.ROOT);
        if (KEPT.matcher(lowerCase).matches()) {
            return new SessionName(lowerCase);
        }
        String kept = lowerCase.replaceAll("[^\\w+,.@-]", "-");
        return new SessionName(kept.substring(0, Math.min(kept.length(), KEPT_LENGTH))
                + "="
                + Sha256.base64Url(lowerCase).substring(0, HASH_LENGTH));
    }
}
