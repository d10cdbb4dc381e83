package dev.latchkey.operator.access;

import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How roles, accounts and times are spoken of, in the words of the file. */
final class Phrases {
    private static final String DEFAULT_PATH = "/latchkey/";

    private Phrases() {}

    /** As the file would name it. */
    static String role(Rule rule) {
        String role = rule.role();
        return role.equals(DEFAULT_PATH + rule.roleName()) ? rule.roleName() : role;
    }

    static String account(AccessFile file, String id) {
        AccessFile.Account account = file.accounts().get(id);
        return account == null ? id : "%s (%s)".formatted(account.name(), id);
    }

    static String accounts(AccessFile file, List<String> ids) {
        return ids.stream().map(id -> account(file, id)).collect(Collectors.joining(", "));
    }

    static String time(Duration time) {
        if (time.toSecondsPart() > 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() > 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    static String list(List<String> texts) {
        return texts.isEmpty() ? "none" : String.join(" ", texts);
    }
}
