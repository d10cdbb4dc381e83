package dev.latchkey.grant;

import java.util.Optional;
import java.util.stream.Stream;

/** By what somebody's access was ended before its time. */
public enum Lever {
    /** Somebody ran {@code infra/latchkey revoke}. */
    OPERATOR("operator"),
    /** The access file no longer gives what the session holds. */
    ACCESS_FILE("access-file"),
    /** The identity provider, asked again, no longer vouches for the person, or for what a rule asks. */
    RECHECK("recheck"),
    /** The identity provider said that the person logged out there (OpenID Connect Back-Channel Logout 1.0). */
    LOGOUT("logout"),
    /** The person did it themself. */
    PERSON("person"),
    /** The session's code was presented a second time. */
    CODE_REUSE("code-reuse");

    private final String text;

    Lever(String text) {
        this.text = text;
    }

    /** As items and events name it. */
    public String text() {
        return text;
    }

    /** The lever of that name; empty if there is none. */
    public static Optional<Lever> of(String text) {
        return Stream.of(values()).filter(lever -> lever.text.equals(text)).findFirst();
    }
}
