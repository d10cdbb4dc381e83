package dev.latchkey.grant;

import dev.latchkey.oauth.Sha256;
import java.util.regex.Pattern;

/** STS's RoleSessionName and SourceIdentity: 2–64 characters of {@code [\w+=,.@-]}. */
public final class SessionName {
    private static final Pattern VALID = Pattern.compile("[\\w+=,.@-]{2,64}");
    // Without '=', which marks a name that had to be changed: so no identity can pose as another's changed name.
    private static final Pattern KEPT = Pattern.compile("[\\w+,.@-]{2,64}");
    private static final int HASH_LENGTH = 22;
    private static final int KEPT_LENGTH = 64 - 1 - HASH_LENGTH;

    private SessionName() {}

    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /**
     * The session name of a person: the identity itself where STS takes it, else what STS takes of it with {@code =}
     * and 22 characters of its SHA-256. Two identities never share a name.
     *
     * @param identity the person's stable, unique name at the identity provider
     */
    public static String of(String identity) {
        if (KEPT.matcher(identity).matches()) {
            return identity;
        }
        String kept = identity.replaceAll("[^\\w+,.@-]", "-");
        return kept.substring(0, Math.min(kept.length(), KEPT_LENGTH))
                + "="
                + Sha256.base64Url(identity).substring(0, HASH_LENGTH);
    }
}
