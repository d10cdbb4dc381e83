package dev.latchkey.signin.page;

import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.AccessFile.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Pages as people see them, and the largest that they may see. */
final class SamplePages {
    static final Organization EXAMPLE = new Organization("Example", Optional.of("#cloud-help"));
    static final SignedInPerson ADA = new SignedInPerson("Ada Lovelace", "ada@example.com");
    static final ChoiceForm FORM = new ChoiceForm("sign-in-1", "token-1");

    static final Account PRODUCTION =
            new Account("111122223333", "Payments production", Colour.RED, List.of("production"));
    static final Account STAGING = new Account("444455556666", "Payments staging", Colour.GREEN, List.of());
    static final Account DATA = new Account("777788889999", "Zürich data platform", Colour.PURPLE, List.of());

    static final RoleChoice ADMIN = new RoleChoice(
            "payments-admin/111122223333",
            PRODUCTION,
            "Admin",
            Optional.of("Everything in this account"),
            Duration.ofHours(2),
            true,
            true);
    static final RoleChoice READ_ONLY = role("read", PRODUCTION, "ReadOnly", "Look at everything, change nothing", 12);
    static final RoleChoice DEVELOPER = role("develop", STAGING, "Developer", "Deploy and debug", 8);
    static final RoleChoice ANALYST = role("analyse", DATA, "Analyst", "Queries and notebooks", 8);
    static final RoleChoice BILLING = new RoleChoice(
            "billing/777788889999", DATA, "Billing", Optional.empty(), Duration.ofMinutes(90), false, true);

    static final ChoicePage CHOICE = choice(false, List.of(READ_ONLY, DEVELOPER), List.of());
    static final ChoicePage FIRST_CHOICE = choice(false, List.of(), List.of());
    static final ChoicePage REMOTE_CHOICE = choice(true, List.of(), List.of("Admin", "Billing"));

    static final StartPage START =
            new StartPage(EXAMPLE, "https://login.example.com", "eu-central-1", Optional.empty());
    static final ProviderPage PROVIDERS = new ProviderPage(
            EXAMPLE,
            Optional.of(false),
            List.of(
                    new ProviderPage.Provider("Example staff", "/v1/sessions/begin/staff?sign_in=1"),
                    new ProviderPage.Provider("Partners and guests", "/v1/sessions/begin/partners?sign_in=1")));
    static final ConfirmationOfChoice REASON =
            new ConfirmationOfChoice(EXAMPLE, ADA, false, FORM, ADMIN, Optional.empty());
    static final ConfirmationOfChoice REASON_WITH_PROBLEM = new ConfirmationOfChoice(
            EXAMPLE, ADA, false, FORM, ADMIN, Optional.of("Say in a few words what you need it for."), "x");
    static final ConfirmationOfChoice SIGNED_IN_AGAIN =
            new ConfirmationOfChoice(EXAMPLE, ADA, true, FORM, READ_ONLY, Optional.empty());
    static final CodePage CODE = new CodePage(
            EXAMPLE,
            ADA,
            "c3RhdGU9ODViZWUzYjAtNTU3Ny00MWIxLWFjZTAtNGNmMzMyYjVjYzZjJmNvZGU9M3BJSGFGTEpwQmpONWFJMnIyQjNrUkpEbkU=",
            "ReadOnly",
            "Payments production",
            "111122223333",
            Duration.ofHours(12),
            Instant.parse("2026-01-02T14:32:10Z"));
    static final SignedInPage SIGNED_IN = new SignedInPage(
            EXAMPLE,
            ADA,
            "ReadOnly",
            "Payments production",
            "111122223333",
            Duration.ofHours(12),
            "http://127.0.0.1:51234/oauth/callback?code=abc&state=xyz");
    static final LoginsPage LOGINS = new LoginsPage(
            EXAMPLE,
            ADA,
            "Example staff",
            FORM,
            List.of(
                    login("AAAAAAAAAAAAAAAAAAAAA1", "ReadOnly", PRODUCTION, 14, false, Optional.empty()),
                    login("AAAAAAAAAAAAAAAAAAAAA2", "Developer", DATA, 11, true, Optional.empty()),
                    login("AAAAAAAAAAAAAAAAAAAAA3", "Admin", PRODUCTION, 9, false, Optional.of("Ended by you")),
                    login("AAAAAAAAAAAAAAAAAAAAA4", "Developer", STAGING, 7, false, Optional.of("Over"))),
            Optional.of("Ended: Admin."));
    static final LoginsPage NO_LOGINS =
            new LoginsPage(EXAMPLE, ADA, "Example staff", FORM, List.of(), Optional.empty());
    static final MessagePage REFUSAL = new MessagePage(
            EXAMPLE,
            "No role for you yet",
            List.of(
                    "You have signed in, but no rule gives you a role in any account.",
                    "Ask for one at #cloud-help, and say what is below."),
            List.of(
                    new MessagePage.Fact("You are", "Ada Lovelace (ada@example.com)"),
                    new MessagePage.Fact("Signed in with", "Example staff"),
                    new MessagePage.Fact("Groups", "engineers, payments-oncall")),
            Optional.of(new MessagePage.Link("How to get access", "/help")),
            "1-67891233-abcdef012345678912345678");
    static final MessagePage ERROR = new MessagePage(
            Organization.UNKNOWN,
            "Something is wrong here",
            List.of("Try again in a minute."),
            List.of(),
            Optional.empty(),
            "1-67891233-abcdef012345678912345678");

    private SamplePages() {}

    /** One of each page, and of its variants, by name. */
    static Map<String, Html> all() {
        Map<String, Html> pages = new LinkedHashMap<>();
        pages.put("start", Pages.start(START));
        pages.put("providers", Pages.providers(PROVIDERS));
        pages.put("choice", Pages.choice(CHOICE));
        pages.put("choice-first", Pages.choice(FIRST_CHOICE));
        pages.put("choice-remote", Pages.choice(REMOTE_CHOICE));
        pages.put("reason", Pages.confirmation(REASON));
        pages.put("reason-with-problem", Pages.confirmation(REASON_WITH_PROBLEM));
        pages.put("signed-in-again", Pages.confirmation(SIGNED_IN_AGAIN));
        pages.put("code", Pages.code(CODE));
        pages.put("signed-in", Pages.signedIn(SIGNED_IN));
        pages.put("providers-own", Pages.providers(new ProviderPage(EXAMPLE, Optional.empty(), PROVIDERS.providers())));
        pages.put("logins", Pages.logins(LOGINS));
        pages.put("logins-none", Pages.logins(NO_LOGINS));
        pages.put("refusal", Pages.message(REFUSAL));
        pages.put("error", Pages.message(ERROR));
        return pages;
    }

    /** A choice among so many roles, in accounts of so many each, whose ids and names compress badly. */
    static ChoicePage choiceAmong(int roles, int each) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<String> names =
                List.of("Admin", "Developer", "ReadOnly", "Analyst", "Support").subList(0, each);
        List<RoleChoice> choices = IntStream.range(0, roles / names.size())
                .mapToObj(i -> new Account(
                        Long.toString(random.nextLong(100_000_000_000L, 1_000_000_000_000L)),
                        "Team " + Integer.toString(random.nextInt(46_656), 36) + " " + (i % 2 == 0 ? "test" : "live"),
                        List.of(Colour.values()).get(i % Colour.values().length),
                        List.of()))
                .flatMap(account -> names.stream()
                        .map(name -> role("team-" + name, account, name, "What a " + name + " does here", 8)))
                .toList();
        return new ChoicePage(EXAMPLE, ADA, false, FORM, choices.subList(0, 5), choices, List.of());
    }

    private static ChoicePage choice(boolean remote, List<RoleChoice> recent, List<String> notRemote) {
        List<RoleChoice> roles =
                remote ? List.of(READ_ONLY, DEVELOPER) : List.of(ADMIN, READ_ONLY, DEVELOPER, ANALYST, BILLING);
        return new ChoicePage(EXAMPLE, ADA, remote, FORM, recent, roles, notRemote);
    }

    private static LoginsPage.Entry login(
            String session, String role, Account account, int hour, boolean remote, Optional<String> over) {
        Instant at = Instant.parse("2026-01-02T00:32:10Z").plus(Duration.ofHours(hour));
        return new LoginsPage.Entry(
                session,
                role,
                account.name(),
                account.id(),
                at,
                Optional.of("2001:db8:1234:5678:9abc:def0:1234:5678").filter(address -> hour != 9),
                remote,
                at.plus(Duration.ofHours(8)),
                over);
    }

    private static RoleChoice role(String rule, Account account, String role, String description, int hours) {
        return new RoleChoice(
                rule + "/" + account.id(),
                account,
                role,
                Optional.of(description),
                Duration.ofHours(hours),
                false,
                false);
    }
}
