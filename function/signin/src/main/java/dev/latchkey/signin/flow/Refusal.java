package dev.latchkey.signin.flow;

/** Every way in which a browser does not get what it asks for, but for the faults of services: what a person is told of it. */
public enum Refusal {
    BAD_REQUEST(
            400,
            "This sign-in link is not right",
            "It was not made by a client that can sign in here. Start again with aws login."),
    NO_SIGN_IN(
            400,
            "This sign-in is over",
            "It was finished, it took longer than ten minutes, or it began in another browser. Start again with aws login."),
    PROVIDER_DECLINED(
            403,
            "Your identity provider did not sign you in",
            "It ended the sign-in, or you did. Start again with aws login."),
    PROVIDER_ANSWER(
            403,
            "Your identity provider's answer was not accepted",
            "It did not prove who you are. Start again with aws login; if this comes back, ask for help."),
    ANOTHER_PERSON(
            403,
            "You signed in as somebody else",
            "The role was chosen by another person. Start again with aws login."),
    GROUPS_UNKNOWN(
            403,
            "Your groups are not known",
            "Your identity provider did not say which groups you are in, so nobody can tell what you may do. Some say nothing"
                    + " about people who are in none: ask whether you should be in one, and pass on what is below."),
    NO_ROLE(403, "There is no role for you here", "You are signed in, and no rule gives you a role. Ask for access."),
    NOT_GRANTED(
            403, "That role is not yours to choose", "No rule gives it to you any longer. Start again with aws login."),
    NOT_AUTHENTICATED(
            403,
            "This role asks for a stronger sign-in",
            "Your identity provider did not sign you in recently enough, or not in the way that this role asks for."),
    TOO_LARGE(
            403,
            "This role cannot be given",
            "Its rule and your reason say more than a session has room for. Give a shorter reason, or ask for help."),
    FORGED_FORM(
            403,
            "This form did not come from our page",
            "Nothing was given to anybody, and nothing was ended. If you did not do this, close the page; else start again with aws login."),
    NOT_THEIRS(403, "That is not one of your sign-ins", "Nothing was ended. Load the page again to see which are."),
    NO_CODE(400, "There is no code here", "Start again with aws login --remote."),
    NO_ACCESS_FILE(
            503,
            "Nobody can sign in yet",
            "There is no access file, or it is not valid. Whoever runs this service can tell more."),
    NOT_FOUND(404, "There is nothing here", "Sign in with aws login."),
    METHOD_NOT_ALLOWED(405, "This page does not take that", "Sign in with aws login.");

    private final int status;
    private final String heading;
    private final String sentences;

    Refusal(int status, String heading, String sentences) {
        this.status = status;
        this.heading = heading;
        this.sentences = sentences;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What happened, in a few words. */
    public String heading() {
        return heading;
    }

    /** What happened, and what to do. */
    public String sentences() {
        return sentences;
    }
}
