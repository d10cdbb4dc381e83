package dev.latchkey.signin.testing;

import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers of a provider. */
public final class Authentications {
    private Authentications() {}

    /** Of the person {@code ada-1}, an engineer, by the provider {@code staff}. */
    public static Authentication of(String subject, Optional<String> sid, Optional<Secret> refreshToken) {
        return of("https://staff.example", subject, sid, refreshToken);
    }

    /** The same, of another issuer. */
    public static Authentication of(
            String issuer, String subject, Optional<String> sid, Optional<Secret> refreshToken) {
        return new Authentication(
                new Identity(
                        "staff",
                        issuer,
                        "ada-1",
                        "ada@example.com",
                        "Ada Lovelace",
                        Set.of("engineers"),
                        true,
                        Instant.EPOCH,
                        Optional.empty(),
                        List.of()),
                new ProviderSession(issuer, subject, sid, refreshToken.map(given -> "latchkey"), refreshToken));
    }
}
