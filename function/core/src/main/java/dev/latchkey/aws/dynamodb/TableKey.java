package dev.latchkey.aws.dynamodb;

/** The kinds of items in the table, by the prefix of their key {@code pk}. */
public enum TableKey {
    /** A sign-in that has begun, by the SHA-256 of its state. */
    SIGN_IN("signin#"),
    /** A code that waits to be redeemed, by its SHA-256: {@link CodeItem}. */
    CODE("code#"),
    /** What is kept of a redeemed code, by the code's SHA-256. */
    REDEEMED("redeemed#"),
    /** The answer to the refreshes of one token with one key. */
    REFRESHED("refreshed#"),
    /** A proof that was used. */
    PROOF("proof#"),
    /** What is kept of a session, by its id. */
    SESSION("session#"),
    /** When a person was signed out, by their id. */
    PERSON("person#"),
    /** A person's last logins, by their id: {@link LoginsItem}. */
    LOGINS("logins#"),
    /** Whose session it is, by the session's id. */
    LOGIN("login#"),
    /** Whom an identity provider can be asked about, by the person's id. */
    RECHECK("recheck#"),
    /** Who has signed in under a name, by its SHA-256: {@link NameItem}. */
    NAME("name#"),
    /** What began in an identity provider's session, by the SHA-256 of issuer and {@code sid}. */
    PROVIDER_SESSION("sid#"),
    /** Whom an identity provider calls what, where that is not their id, by the SHA-256 of issuer and {@code sub}. */
    PROVIDER_SUBJECT("sub#"),
    /** A logout that was carried out, by the SHA-256 of issuer and {@code jti}. */
    LOGOUT("logout#"),
    /**
     * The access file: what is applied, as {@code access#current}, what running sessions must know of it, as
     * {@code access#rules}, and each version that ever was.
     */
    ACCESS("access#");

    private final String prefix;

    TableKey(String prefix) {
        this.prefix = prefix;
    }

    /** The key of the item of this kind with that name. */
    public String of(String name) {
        return prefix + name;
    }
}
