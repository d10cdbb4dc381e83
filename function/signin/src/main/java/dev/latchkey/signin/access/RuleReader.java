package dev.latchkey.signin.access;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.StsRules;
import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.Rule.GroupName;
import dev.latchkey.signin.access.Rule.PersonName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the rules of the access file. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern METHOD = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Duration DEFAULT_SESSION = Duration.ofHours(8);
    private static final Duration LEAST_SESSION = Duration.ofMinutes(15);
    private static final Duration LEAST_REAUTHENTICATION = Duration.ofMinutes(1);
    private static final String LABEL = "label:";
    private static final String OWN_TAGS = "latchkey:";

    /** The path of the roles that {@code infra/member-role.yaml} makes. */
    private static final String DEFAULT_PATH = "/latchkey/";

    private final Map<String, IdentityProvider> providers;
    private final Set<String> accounts;
    private final Map<String, Set<String>> selected = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    RuleReader(Map<String, IdentityProvider> providers, Map<String, Account> accounts) {
        this.providers = providers;
        this.accounts = accounts.keySet();
        accounts.forEach((id, account) -> {
            selected.put(id, Set.of(id));
            account.labels()
                    .forEach(label -> selected.computeIfAbsent(LABEL + label, first -> new HashSet<>())
                            .add(id));
        });
    }

    /** The rule; anything, and problems, where the section is none. */
    Rule read(Section section) {
        String name = section.requiredText(
                "name", AccessReader.matches(NAME), "a name of 1 to 128 characters of A-Z, a-z, 0-9, _, . and -");
        if (!name.isEmpty() && !names.add(name)) {
            section.problem("name", "two rules are called \"%s\": give one another name".formatted(name));
        }
        List<GroupName> groups =
                section
                        .texts("groups", this::isOfProvider, "a group with its provider, such as staff/engineers")
                        .stream()
                        .map(text -> new GroupName(before(text), after(text)))
                        .toList();
        List<PersonName> people =
                section
                        .texts("people", this::isOfProvider, "a person's id with their provider, such as staff/1234")
                        .stream()
                        .map(text -> new PersonName(before(text), after(text)))
                        .toList();
        groups.stream()
                .map(GroupName::provider)
                .filter(provider -> groupsClaim(provider).isEmpty())
                .distinct()
                .forEach(provider -> section.problem(
                        "groups", "%s tells no groups: give its groups the name of the claim".formatted(provider)));
        if (!section.isFilled("groups") && !section.isFilled("people")) {
            section.problem("the rule is for nobody: give groups, or people");
        }
        String role = section.requiredText("role", RuleReader::isRole, "a role's name, or its path and name");
        Optional<String> policy = section.text("policy", RuleReader::isPolicy, "an IAM policy as JSON");
        List<String> policyArns = section.texts("policyArns", RuleReader::isPolicyArn, "a managed policy's ARN");
        Map<String, String> tags = section.textMap("tags", "a tag's value");
        requireTags(section, tags);
        if (policyArns.size() > StsRules.MAX_POLICY_ARNS) {
            section.problem("policyArns", "STS takes at most 10 policies");
        }
        Rule rule = new Rule(
                name,
                groups,
                people,
                role.startsWith("/") ? role : DEFAULT_PATH + role,
                section.text("description", AccessReader::isLine, "one line"),
                accounts(section),
                section.duration("session", LEAST_SESSION, Authorization.MAX_SESSION)
                        .orElse(DEFAULT_SESSION),
                section.duration("reauthenticate", LEAST_REAUTHENTICATION, Authorization.MAX_SESSION),
                section.texts("amr", AccessReader.matches(METHOD), "an authentication method, such as mfa"),
                section.texts("acr", AccessReader.matches(METHOD), "an authentication context class"),
                section.text("reason", "required"::equals, "required").isPresent(),
                tags,
                policy,
                policyArns,
                section.flag("remote"));
        section.refuseOthers();
        return rule;
    }

    /** The ids of the accounts that the rule names, by id or label, in the order of the file's accounts. */
    private List<String> accounts(Section section) {
        List<String> selectors =
                section.texts("accounts", selected::containsKey, "an account of this file, or label:<label>");
        if (!section.isFilled("accounts")) {
            section.problem("the rule is for no account: give accounts");
        }
        Set<String> wanted = new HashSet<>();
        selectors.forEach(selector -> wanted.addAll(selected.getOrDefault(selector, Set.of())));
        return accounts.stream().filter(wanted::contains).toList();
    }

    private static void requireTags(Section section, Map<String, String> tags) {
        if (tags.keySet().stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(OWN_TAGS))) {
            section.problem("tags", "a tag's key begins with latchkey:, which is Latchkey's own");
            return;
        }
        Map<String, String> all = new HashMap<>(tags);
        if (section.has("reason")) {
            // It becomes one more.
            all.put(OWN_TAGS + "reason", "");
        }
        try {
            StsRules.checkTags(all);
        } catch (IllegalArgumentException e) {
            section.problem("tags", String.valueOf(e.getMessage()));
        }
    }

    private boolean isOfProvider(String text) {
        return text.indexOf('/') > 0 && providers.containsKey(before(text)) && AccessReader.isLine(after(text));
    }

    private Optional<String> groupsClaim(String provider) {
        return Optional.ofNullable(providers.get(provider))
                .flatMap(any -> any.claims().groups());
    }

    private static String before(String text) {
        return text.substring(0, text.indexOf('/'));
    }

    private static String after(String text) {
        return text.substring(text.indexOf('/') + 1);
    }

    private static boolean isRole(String text) {
        String path = text.startsWith("/") ? text : DEFAULT_PATH + text;
        return (text.startsWith("/") || text.indexOf('/') < 0)
                && holds(path, any -> RoleArn.parse("arn:aws:iam::000000000000:role" + any));
    }

    private static boolean isPolicy(String text) {
        return holds(text, StsRules::checkPolicy);
    }

    private static boolean isPolicyArn(String text) {
        return holds(List.of(text), StsRules::checkPolicyArns);
    }

    private static <T> boolean holds(T value, Consumer<T> check) {
        try {
            check.accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
