package dev.latchkey.signin.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.signin.access.AccessFile.AccessTest;
import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.AccessFile.Colour;
import dev.latchkey.signin.access.AccessFile.Organization;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an access file strictly, and says everything that is wrong with it at once. */
public final class AccessReader {
    private static final Pattern PROVIDER_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MAX_TEXT = 256;

    private final List<Problem> problems = new ArrayList<>();

    private AccessReader() {}

    /**
     * The access file that {@code root} is, whose members have the names that the file's keys have.
     *
     * @throws InvalidAccessFileException naming every problem
     */
    public static AccessFile read(JsonNode root) {
        AccessReader reader = new AccessReader();
        Optional<AccessFile> file = reader.file(Section.of("", root, reader.problems));
        if (!reader.problems.isEmpty()) {
            throw new InvalidAccessFileException(reader.problems);
        }
        return file.orElseThrow();
    }

    private Optional<AccessFile> file(Section root) {
        if (root.node("version")
                .filter(version -> version.isInt() && version.intValue() == AccessFile.VERSION)
                .isEmpty()) {
            root.problem("version", "version must be 1, the form that this Latchkey reads");
        }
        Organization organization = organization(root);
        Map<String, IdentityProvider> providers = providers(root);
        Map<String, Account> accounts = accounts(root);
        List<Rule> rules = new ArrayList<>();
        RuleReader ruleReader = new RuleReader(providers, accounts);
        for (Section section : root.sectionList("rules")) {
            rules.add(ruleReader.read(section));
        }
        List<AccessTest> tests = root.sectionList("tests").stream()
                .map(section -> test(section, providers, rules))
                .toList();
        root.refuseOthers();
        return problems.isEmpty()
                ? Optional.of(new AccessFile(organization, providers, accounts, rules, tests))
                : Optional.empty();
    }

    private static Organization organization(Section root) {
        Optional<Section> section = root.section("organization");
        if (section.isEmpty()) {
            if (!root.has("organization")) {
                root.problem("organization is missing: give { name: ..., contact: ... }");
            }
            return new Organization("", Optional.empty());
        }
        Organization organization = new Organization(
                section.get().requiredText("name", AccessReader::isLine, "your organization's name"),
                section.get().text("contact", AccessReader::isLine, "whom people ask for help"));
        section.get().refuseOthers();
        return organization;
    }

    private static Map<String, IdentityProvider> providers(Section root) {
        Map<String, IdentityProvider> providers = new LinkedHashMap<>();
        root.sections("identityProviders", PROVIDER_NAME, "a name of 1 to 32 characters of a-z, 0-9 and -")
                .forEach((name, section) -> providers.put(name, ProviderReader.read(name, section)));
        if (!root.has("identityProviders")) {
            root.problem("identityProviders is missing: without one nobody can sign in");
        } else if (root.node("identityProviders")
                .filter(map -> map.isObject() && map.isEmpty())
                .isPresent()) {
            root.problem("identityProviders", "there must be an identity provider: without one nobody can sign in");
        }
        requireDistinctPeople(root, providers.values());
        return providers;
    }

    /** A person is an issuer and an id: at one issuer the id must come from one claim, or two people could be one. */
    private static void requireDistinctPeople(Section root, Collection<IdentityProvider> providers) {
        Map<URI, IdentityProvider> first = new HashMap<>();
        for (IdentityProvider provider : providers) {
            IdentityProvider other = first.computeIfAbsent(provider.issuer(), issuer -> provider);
            if (!other.claims().id().equals(provider.claims().id())) {
                root.problem(
                        "identityProviders",
                        "%s and %s have the same issuer, but not the same person.id: one could pass for another"
                                .formatted(other.name(), provider.name()));
            }
        }
    }

    private static Map<String, Account> accounts(Section root) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        String colours = Stream.of(Colour.values()).map(AccessReader::spelled).collect(Collectors.joining(", "));
        root.sections("accounts", ACCOUNT_ID, "an account's id of 12 digits, in quotes")
                .forEach((id, section) -> {
                    String name = section.requiredText("name", AccessReader::isLine, "the account's name");
                    Optional<String> colour = section.text(
                            "colour",
                            text -> Stream.of(Colour.values())
                                    .anyMatch(any -> spelled(any).equals(text)),
                            "one of " + colours);
                    List<String> labels = section.texts("labels", matches(LABEL), "a label of 1 to 64 characters");
                    section.refuseOthers();
                    accounts.put(
                            id,
                            new Account(
                                    id,
                                    name,
                                    colour.map(text -> Colour.valueOf(text.toUpperCase(Locale.ROOT)))
                                            .orElse(Colour.GREY),
                                    labels));
                });
        return accounts;
    }

    private static AccessTest test(Section section, Map<String, IdentityProvider> providers, List<Rule> rules) {
        Optional<Section> person = section.section("person");
        if (!section.has("person")) {
            section.problem("person is missing: give { provider: ..., groups: [...] }");
        }
        Predicate<String> isRule =
                name -> rules.stream().anyMatch(rule -> rule.name().equals(name));
        AccessTest test = new AccessTest(
                person.map(of -> of.requiredText("provider", providers::containsKey, "one of identityProviders"))
                        .orElse(""),
                person.flatMap(of -> of.text("id", AccessReader::isLine, "the person's id at the provider")),
                person.map(of -> of.texts("groups", AccessReader::isLine, "a group's name"))
                        .orElse(List.of()),
                section.texts("may", isRule, "the name of a rule"),
                section.texts("mayNot", isRule, "the name of a rule"));
        person.ifPresent(Section::refuseOthers);
        section.refuseOthers();
        return test;
    }

    /** Whether the text is one line that a person can read. */
    static boolean isLine(String text) {
        return !text.isBlank()
                && text.length() <= MAX_TEXT
                && text.codePoints().noneMatch(Character::isISOControl)
                && text.codePoints().allMatch(Character::isDefined)
                && text.codePoints().noneMatch(character -> Character.getType(character) == Character.SURROGATE);
    }

    static Predicate<String> matches(Pattern pattern) {
        return pattern.asMatchPredicate();
    }

    private static String spelled(Colour colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }
}
