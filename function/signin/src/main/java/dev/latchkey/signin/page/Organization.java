package dev.latchkey.signin.page;

import java.util.Optional;

/**
 * What every page says of whose it is.
 *
 * @param name the organization's name; empty where the access file could not be read
 * @param contact whom people ask for help
 */
public record Organization(String name, Optional<String> contact) {
    /** For a page that is made without the access file. */
    public static final Organization UNKNOWN = new Organization("", Optional.empty());
}
