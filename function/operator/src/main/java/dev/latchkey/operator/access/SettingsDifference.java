package dev.latchkey.operator.access;

import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityProvider.ClientAuthentication;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.PrivateKeyJwt;
import dev.latchkey.signin.access.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What another access file changes beside grants: identity providers, accounts, what pages say, and its tests. */
final class SettingsDifference {
    private static final String NONE = "none";

    private final List<String> lines = new ArrayList<>();

    private SettingsDifference() {}

    static List<String> between(AccessFile before, AccessFile after) {
        SettingsDifference difference = new SettingsDifference();
        difference.addProviders(before.identityProviders(), after.identityProviders());
        difference.addAll(
                "account",
                before.accounts(),
                after.accounts(),
                (id, account) -> id + " " + account.name(),
                SettingsDifference::values);
        difference.addChange("organization", values(before), values(after));
        Map<String, Rule> rules = before.rules().stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        for (Rule rule : after.rules()) {
            Rule old = rules.get(rule.name());
            if (old != null) {
                difference.addChange(
                        "rule " + rule.name(),
                        Map.of("description", old.description().orElse(NONE)),
                        Map.of("description", rule.description().orElse(NONE)));
            }
        }
        if (!before.tests().equals(after.tests())) {
            difference.lines.add("~ tests: %d, of which there were %d"
                    .formatted(after.tests().size(), before.tests().size()));
        }
        return difference.lines;
    }

    private void addProviders(Map<String, IdentityProvider> before, Map<String, IdentityProvider> after) {
        addAll(
                "identity provider",
                before,
                after,
                (name, provider) -> name + ": " + provider.issuer(),
                SettingsDifference::values);
        after.forEach((name, provider) -> {
            IdentityProvider old = before.get(name);
            if (old == null) {
                return;
            }
            if (!old.issuer().equals(provider.issuer())
                    || !old.claims().id().equals(provider.claims().id())) {
                lines.add("~ identity provider %s: everybody there becomes another person, whom no revocation meets"
                        .formatted(name));
            }
            if (old.clientAuthentication() instanceof ClientSecret secret
                    && provider.clientAuthentication() instanceof ClientSecret other
                    && !secret.sealed().equals(other.sealed())) {
                lines.add("~ identity provider %s: another client secret".formatted(name));
            }
        });
    }

    private <T> void addAll(
            String what,
            Map<String, T> before,
            Map<String, T> after,
            BiFunction<String, T, String> spoken,
            Function<T, Map<String, String>> values) {
        after.forEach((name, value) -> {
            T old = before.get(name);
            if (old == null) {
                lines.add("+ %s %s".formatted(what, spoken.apply(name, value)));
            } else {
                addChange(what + " " + name, values.apply(old), values.apply(value));
            }
        });
        before.forEach((name, value) -> {
            if (!after.containsKey(name)) {
                lines.add("- %s %s".formatted(what, spoken.apply(name, value)));
            }
        });
    }

    private void addChange(String what, Map<String, String> before, Map<String, String> after) {
        String changes = Changes.spoken(before, after);
        if (!changes.isEmpty()) {
            lines.add("~ %s: %s".formatted(what, changes));
        }
    }

    private static Map<String, String> values(IdentityProvider provider) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("label", provider.label());
        values.put("issuer", provider.issuer().toString());
        values.put("clientId", provider.clientId());
        values.put("clientAuthentication", spoken(provider.clientAuthentication()));
        values.put("person.id", provider.claims().id());
        values.put("person.name", provider.claims().name());
        values.put("person.display", provider.claims().display());
        values.put("groups", provider.claims().groups().orElse(NONE));
        values.put("scopes", Phrases.list(provider.scopes()));
        values.put("algorithms", Phrases.list(List.copyOf(new TreeSet<>(provider.algorithms()))));
        values.put("acrValues", Phrases.list(provider.acrValues()));
        values.put("prompt", provider.prompt().orElse(NONE));
        return values;
    }

    /** Without the secret: sealed or not, it is nobody's to read. */
    private static String spoken(ClientAuthentication authentication) {
        return switch (authentication) {
            case PrivateKeyJwt jwt -> "private_key_jwt";
            case NoAuthentication none -> NONE;
            case ClientSecret secret -> secret.inBody() ? "client_secret_post" : "client_secret_basic";
        };
    }

    private static Map<String, String> values(Account account) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", account.name());
        values.put("colour", account.colour().name().toLowerCase(Locale.ROOT));
        values.put("labels", Phrases.list(account.labels()));
        return values;
    }

    private static Map<String, String> values(AccessFile file) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", file.organization().name());
        values.put("contact", file.organization().contact().orElse(NONE));
        return values;
    }
}
