package dev.latchkey.signin.page;

import java.time.Duration;

/**
 * The role was given: the browser goes on to the client by itself, and the page stays readable if nobody is there.
 *
 * @param role the role's name
 * @param accountName as people know it
 * @param accountId 12 digits
 * @param next where the browser goes on to
 */
public record SignedInPage(
        Organization organization,
        SignedInPerson person,
        String role,
        String accountName,
        String accountId,
        Duration session,
        String next) {}
