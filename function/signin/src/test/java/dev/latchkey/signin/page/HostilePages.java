package dev.latchkey.signin.page;

import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.AccessFile.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of which each field is an attack: on the element that it stands in, on its attribute, on the line that it
 * stands on and on the direction in which it is read. Each field begins with its own name.
 */
final class HostilePages {
    static final String ATTACK = "</title></textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
            + "\" autofocus onfocus=\"alert(3)' x='&quot;${1}\n[profile evil]\r\u0000\u202eback\u2066wards\u2028";

    private static final Organization ORGANIZATION =
            new Organization(hostile("organization"), Optional.of(hostile("contact")));
    private static final SignedInPerson PERSON = new SignedInPerson(hostile("display"), hostile("name"));
    private static final ChoiceForm FORM = new ChoiceForm(hostile("sign-in"), hostile("token"));
    private static final RoleChoice ROLE = new RoleChoice(
            hostile("key"),
            new Account(hostile("account-id"), hostile("account-name"), Colour.RED, List.of()),
            hostile("role"),
            Optional.of(hostile("description")),
            Duration.ofHours(1),
            true,
            true);

    /** A page, and the names of the fields that it shows. */
    record Attacked(Html page, List<String> fields) {}

    private HostilePages() {}

    static String hostile(String field) {
        return field + ATTACK;
    }

    /** One of each page, by name. */
    static Map<String, Attacked> all() {
        Map<String, Attacked> pages = new LinkedHashMap<>();
        pages.put(
                "start",
                new Attacked(
                        Pages.start(new StartPage(
                                ORGANIZATION,
                                hostile("endpoint-url"),
                                hostile("region"),
                                Optional.of(hostile("sts-url")))),
                        List.of("organization", "contact", "endpoint-url", "region", "sts-url")));
        pages.put(
                "providers",
                new Attacked(
                        Pages.providers(new ProviderPage(
                                ORGANIZATION,
                                Optional.of(true),
                                List.of(new ProviderPage.Provider(hostile("label"), hostile("href"))))),
                        List.of("organization", "contact", "label", "href")));
        pages.put(
                "choice",
                new Attacked(
                        Pages.choice(new ChoicePage(
                                ORGANIZATION,
                                PERSON,
                                true,
                                FORM,
                                List.of(ROLE),
                                List.of(ROLE, ROLE),
                                List.of(hostile("not-remote")))),
                        List.of(
                                "organization",
                                "contact",
                                "display",
                                "name",
                                "sign-in",
                                "token",
                                "key",
                                "account-id",
                                "account-name",
                                "role",
                                "description",
                                "not-remote")));
        pages.put(
                "logins",
                new Attacked(
                        Pages.logins(new LoginsPage(
                                ORGANIZATION,
                                PERSON,
                                hostile("provider"),
                                FORM,
                                List.of(new LoginsPage.Entry(
                                        hostile("session"),
                                        hostile("role"),
                                        hostile("account-name"),
                                        hostile("account-id"),
                                        Instant.EPOCH,
                                        Optional.of(hostile("from")),
                                        true,
                                        Instant.EPOCH,
                                        Optional.empty())),
                                Optional.of(hostile("done")))),
                        List.of(
                                "organization",
                                "contact",
                                "display",
                                "name",
                                "provider",
                                "sign-in",
                                "token",
                                "session",
                                "role",
                                "account-name",
                                "account-id",
                                "from",
                                "done")));
        pages.put(
                "confirmation",
                new Attacked(
                        Pages.confirmation(new ConfirmationOfChoice(
                                ORGANIZATION,
                                PERSON,
                                false,
                                FORM,
                                ROLE,
                                Optional.of(hostile("problem")),
                                hostile("reason"))),
                        List.of("display", "name", "sign-in", "token", "key", "account-id", "problem", "reason")));
        pages.put(
                "code",
                new Attacked(
                        Pages.code(new CodePage(
                                ORGANIZATION,
                                PERSON,
                                hostile("code"),
                                hostile("role"),
                                hostile("account-name"),
                                hostile("account-id"),
                                Duration.ofHours(1),
                                Instant.EPOCH)),
                        List.of("display", "code", "role", "account-name", "account-id")));
        pages.put(
                "signed-in",
                new Attacked(
                        Pages.signedIn(new SignedInPage(
                                ORGANIZATION,
                                PERSON,
                                hostile("role"),
                                hostile("account-name"),
                                hostile("account-id"),
                                Duration.ofHours(1),
                                hostile("next"))),
                        List.of("display", "role", "account-name", "account-id", "next")));
        pages.put(
                "message",
                new Attacked(
                        Pages.message(new MessagePage(
                                ORGANIZATION,
                                hostile("heading"),
                                List.of(hostile("sentence")),
                                List.of(new MessagePage.Fact(hostile("fact"), hostile("value"))),
                                Optional.of(new MessagePage.Link(hostile("label"), hostile("href"))),
                                hostile("request-id"))),
                        List.of("heading", "sentence", "fact", "value", "label", "href", "request-id")));
        return pages;
    }
}
