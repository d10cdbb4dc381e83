package dev.latchkey.signin.provider;

import dev.latchkey.oauth.Secret;
import java.util.Optional;

/**
 * What an identity provider knows a sign-in by, and lets us ask about later.
 *
 * @param issuer the provider's issuer identifier
 * @param subject the ID token's {@code sub}
 * @param sid the provider's session (OpenID Connect Back-Channel Logout 1.0 §2.1), if it names one
 * @param recheckedAs Latchkey's client id there, if the access file wants the person looked up again
 * @param refreshToken the provider's, if it gave one then; of at most {@link #MAX_REFRESH_TOKEN} bytes
 */
public record ProviderSession(
        String issuer,
        String subject,
        Optional<String> sid,
        Optional<String> recheckedAs,
        Optional<Secret> refreshToken) {
    /** KMS encrypts no more. */
    static final int MAX_REFRESH_TOKEN = 4096;

    /** The same, of which the provider cannot be asked later. */
    public ProviderSession withoutRefreshToken() {
        return new ProviderSession(issuer, subject, sid, Optional.empty(), Optional.empty());
    }
}
