package dev.latchkey.local.provider;

import java.util.List;
import java.util.Map;

/**
 * Somebody who has an account at the sample provider.
 *
 * @param subject the provider's own name for them, which never changes
 * @param username what they would type to sign in
 * @param acr how well they are authenticated (OpenID Connect Core §2)
 * @param amr what with (RFC 8176)
 */
public record SamplePerson(
        String subject, String username, String name, String email, List<String> groups, String acr, List<String> amr) {
    /** The profiles of REFEDS, by which many universities' providers name a second factor and the want of one. */
    public static final String TWO_FACTORS = "https://refeds.org/profile/mfa";

    public static final String ONE_FACTOR = "https://refeds.org/profile/sfa";

    public SamplePerson {
        groups = List.copyOf(groups);
        amr = List.copyOf(amr);
    }

    /** Authenticated with a password and a one-time code. */
    static SamplePerson withTwoFactors(String subject, String username, String name, List<String> groups) {
        return new SamplePerson(
                subject, username, name, username + "@example.com", groups, TWO_FACTORS, List.of("pwd", "otp", "mfa"));
    }

    /** Authenticated with a password. */
    static SamplePerson withPassword(String subject, String username, String name, List<String> groups) {
        return new SamplePerson(subject, username, name, username + "@example.com", groups, ONE_FACTOR, List.of("pwd"));
    }

    /** What both the ID token and userinfo say about them, besides the subject. */
    Map<String, Object> profile() {
        return Map.of("preferred_username", username, "name", name, "email", email, "groups", groups);
    }
}
