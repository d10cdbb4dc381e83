package dev.latchkey.signin.page;

import java.time.Duration;
import java.time.Instant;

/**
 * The code that is carried to another device.
 *
 * @param code what is pasted there
 * @param role the role's name
 * @param accountName as people know it
 * @param accountId 12 digits
 * @param expiresAt when the code expires
 */
public record CodePage(
        Organization organization,
        SignedInPerson person,
        String code,
        String role,
        String accountName,
        String accountId,
        Duration session,
        Instant expiresAt) {}
