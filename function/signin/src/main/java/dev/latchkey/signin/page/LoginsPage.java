package dev.latchkey.signin.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's last logins, with what ends them.
 *
 * @param provider what people call the identity provider that signed them in here
 * @param logins the last one first
 * @param done what was just ended, in a sentence
 */
public record LoginsPage(
        Organization organization,
        SignedInPerson person,
        String provider,
        ChoiceForm form,
        List<Entry> logins,
        Optional<String> done) {
    public LoginsPage {
        logins = List.copyOf(logins);
    }

    /**
     * A login.
     *
     * @param session its session's id, which the form names
     * @param role the role's name
     * @param accountName as people know it
     * @param accountId 12 digits
     * @param from the browser's address, if it is known
     * @param remote whether the client was on another device
     * @param endsAt when it is over at the latest
     * @param over in a few words why it is over; empty while it runs
     */
    public record Entry(
            String session,
            String role,
            String accountName,
            String accountId,
            Instant at,
            Optional<String> from,
            boolean remote,
            Instant endsAt,
            Optional<String> over) {}
}
