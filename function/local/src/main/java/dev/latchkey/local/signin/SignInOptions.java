package dev.latchkey.local.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the local service is to sign people in.
 *
 * @param access an access file, in place of the example
 * @param user the name of a person who is signed in without being asked
 * @param role the ARN of the one role that there is to choose
 * @param unattended whether the service goes through its own sign-in by itself
 * @param session how long a login lasts at most
 */
public record SignInOptions(
        Optional<Path> access, Optional<String> user, Optional<String> role, boolean unattended, Duration session) {
    /** Whom an unattended service signs in, and in which role, unless that is said. */
    public static final String DEFAULT_USER = "developer@example.com";

    public static final String DEFAULT_ROLE = "arn:aws:iam::000000000000:role/Developer";
}
