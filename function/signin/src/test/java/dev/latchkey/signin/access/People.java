package dev.latchkey.signin.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People of the example's identity providers. */
final class People {
    static final Instant AUTHENTICATED = Instant.parse("2126-03-01T09:00:00Z");

    private People() {}

    static Identity of(String provider, String id, Set<String> groups) {
        return new Identity(
                provider,
                "https://" + provider + ".example",
                id,
                "ada",
                "Ada",
                groups,
                true,
                AUTHENTICATED,
                Optional.empty(),
                List.of());
    }

    static Identity in(String... groups) {
        return of("staff", "1", Set.of(groups));
    }

    static Identity withoutGroups(String provider) {
        return new Identity(
                provider,
                "https://" + provider + ".example",
                "1",
                "ada",
                "Ada",
                Set.of(),
                false,
                AUTHENTICATED,
                Optional.empty(),
                List.of());
    }

    static Identity authenticated(Optional<String> acr, String... amr) {
        return new Identity(
                "staff",
                "https://staff.example",
                "1",
                "ada",
                "Ada",
                Set.of("payments-admins"),
                true,
                AUTHENTICATED,
                acr,
                List.of(amr));
    }
}
