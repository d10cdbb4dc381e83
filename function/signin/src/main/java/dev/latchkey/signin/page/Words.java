package dev.latchkey.signin.page;

import dev.latchkey.signin.access.AccessFile.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the pages put things into words. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final int ACCOUNT_ID_LENGTH = 12;

    private Words() {}

    /** The title of a page: what it is first, because that is what a narrow tab shows. */
    public static String title(String page, Organization organization) {
        return organization.name().isEmpty() ? page : page + " · " + organization.name();
    }

    /** An account's id as people read it out: {@code 1111 2222 3333}. */
    public static String accountId(String id) {
        return id.length() == ACCOUNT_ID_LENGTH
                ? id.substring(0, 4) + " " + id.substring(4, 8) + " " + id.substring(8)
                : id;
    }

    /** A length of time, to the minute: {@code 1 h 30 min}. */
    public static String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.toHours() > 0) {
            parts.add(duration.toHours() + " h");
        }
        if (duration.toMinutesPart() > 0 || parts.isEmpty()) {
            parts.add(duration.toMinutesPart() + " min");
        }
        return String.join(" ", parts);
    }

    /** The time of day, in UTC: the pages' script knows the person's own. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The day and the time of it, in UTC: {@code 2026-01-02 14:32 UTC}. */
    public static String dateAndTime(Instant instant) {
        return DATE.format(instant) + " " + time(instant);
    }

    /** The class that the account's mark has its colour from. */
    public static String colour(Account account) {
        return account.colour().name().toLowerCase(Locale.ROOT);
    }
}
