package dev.latchkey.signin.access;

import dev.latchkey.signin.access.IdentityProvider.Claims;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who somebody is from the claims of an ID token, or of an ID token and userinfo together, by the names that the
 * access file gives them. Whether the claims are true is not its matter.
 */
public final class IdentityReader {
    /** Whether the claim {@link #EMAIL} is verified to be the person's own. */
    public static final String EMAIL_VERIFIED = "email_verified";

    /** The claim that is never an id. */
    static final String EMAIL = "email";

    private static final int MAX_ID = 255;

    /** In epoch seconds: far ahead of us, and far from where times end. */
    private static final long MAX_TIME = 1L << 40;

    private final IdentityProvider provider;
    private final Map<String, ?> claims;

    private IdentityReader(IdentityProvider provider, Map<String, ?> claims) {
        this.provider = provider;
        this.claims = claims;
    }

    /**
     * The person whom the claims are about. Groups that are absent, that are no texts, or that the provider put
     * elsewhere because they are too many ({@code _claim_names}, {@code hasgroups}), are not known. A time of
     * authentication that is absent counts as long ago. An address that the provider does not call verified, though it
     * says something about that, is no name: people may have typed in somebody else's.
     *
     * @throws IllegalArgumentException if they do not say who it is, in a sentence for the operator
     */
    public static Identity read(IdentityProvider provider, Map<String, ?> claims) {
        return new IdentityReader(provider, claims).identity();
    }

    /** The person's groups among the claims; empty if they are not known. */
    public static Optional<Set<String>> groups(IdentityProvider provider, Map<String, ?> claims) {
        return provider.claims().groups().flatMap(new IdentityReader(provider, claims)::groups);
    }

    private Identity identity() {
        Claims names = provider.claims();
        String id = required(names.id());
        if (id.length() > MAX_ID) {
            throw new IllegalArgumentException("the claim %s has more than 255 characters".formatted(names.id()));
        }
        String name = required(names.name());
        Optional<Set<String>> groups = names.groups().flatMap(this::groups);
        return new Identity(
                provider.name(),
                provider.issuer().toString(),
                id,
                name,
                text(names.display())
                        .filter(AccessReader::isLine)
                        .filter(display -> !names.display().equals(EMAIL) || !isUnverified(claims))
                        .orElse(name),
                groups.orElse(Set.of()),
                groups.isPresent(),
                authTime(),
                text("acr"),
                texts("amr").orElse(List.of()));
    }

    private String required(String claim) {
        if (claim.equals(EMAIL) && isUnverified(claims)) {
            throw new IllegalArgumentException("the claim email is an address that is not verified");
        }
        return text(claim)
                .filter(AccessReader::isLine)
                .orElseThrow(
                        () -> new IllegalArgumentException("the claim %s is no text of one line".formatted(claim)));
    }

    /** Whether the claims say of the address in them anything but that it is verified; some say so by a text. */
    public static boolean isUnverified(Map<String, ?> claims) {
        Object verified = claims.get(EMAIL_VERIFIED);
        return claims.containsKey(EMAIL_VERIFIED) && !Boolean.TRUE.equals(verified) && !"true".equals(verified);
    }

    /** Whether the claim was left out because it is too long, and only named (OpenID Connect Core §5.6.2). */
    public static boolean isElsewhere(String claim, Map<String, ?> claims) {
        return (claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(claim))
                || Boolean.TRUE.equals(claims.get("hasgroups"));
    }

    private Optional<Set<String>> groups(String claim) {
        return isElsewhere(claim, claims) ? Optional.empty() : texts(claim).map(HashSet::new);
    }

    private Instant authTime() {
        return claims.get("auth_time") instanceof Number time && time.longValue() >= 0 && time.longValue() <= MAX_TIME
                ? Instant.ofEpochSecond(time.longValue())
                : Instant.EPOCH;
    }

    private Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A list of texts, or a single one, as some providers write a list of one; empty if it is anything else. */
    private Optional<List<String>> texts(String claim) {
        Object value = claims.get(claim);
        if (value instanceof String text) {
            return Optional.of(List.of(text));
        }
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream().map(String.class::cast).toList())
                : Optional.empty();
    }
}
