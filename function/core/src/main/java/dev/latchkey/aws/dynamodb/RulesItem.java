package dev.latchkey.aws.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.json.GzippedJson;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The {@code access#rules} item: what the applied access file gives, without what only the sign-in needs.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>pk</td><td>{@code access#rules}</td></tr>
 * <tr><td>version</td><td>of the access file (N)</td></tr>
 * <tr><td>compiled</td><td>the rules, as gzipped JSON; lists of accounts stand in it once (B)</td></tr>
 * <tr><td>notBefore</td><td>by rule: the moment before which none of its logins counts, in epoch seconds (M of N);
 * applying another access file leaves it as it is</td></tr>
 * </table>
 */
public final class RulesItem {
    public static final String KEY = TableKey.ACCESS.of("rules");

    /** The most bytes of {@code compiled}: an item holds 400 KB, and needs room for {@code notBefore}. */
    private static final int MAX_COMPILED_BYTES = 380 * 1024;

    private RulesItem() {}

    /** The item of rules of which none was revoked. */
    public static Map<String, AttributeValue> of(long version, AppliedRules rules) {
        return Attributes.empty()
                .put("pk", KEY)
                .put("version", version)
                .put("compiled", compile(rules))
                .put("notBefore", Map.<String, String>of())
                .asItem();
    }

    /**
     * The attribute {@code compiled}; when rules were revoked is not in it.
     *
     * @throws IllegalArgumentException if they are too large to be kept, or to be read again
     */
    public static byte[] compile(AppliedRules rules) {
        String json = json(rules);
        byte[] compiled = GzippedJson.of(json);
        if (json.getBytes(StandardCharsets.UTF_8).length > GzippedJson.MAX_JSON_BYTES
                || compiled.length > MAX_COMPILED_BYTES) {
            throw new IllegalArgumentException(
                    "the rules are too large: with every rule's accounts they may have 8 MiB, and 380 KB compressed."
                            + " Rules that name the same accounts share them");
        }
        return compiled;
    }

    private static String json(AppliedRules rules) {
        Map<Set<String>, Integer> accounts = new LinkedHashMap<>();
        rules.byName().values().forEach(rule -> accounts.putIfAbsent(new TreeSet<>(rule.accounts()), accounts.size()));
        return Json.write(json -> {
            json.writeObjectFieldStart("accounts");
            for (Map.Entry<Set<String>, Integer> list : accounts.entrySet()) {
                Json.writeStrings(json, list.getValue().toString(), List.copyOf(list.getKey()));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("rules");
            for (Map.Entry<String, AppliedRule> rule : new TreeMap<>(rules.byName()).entrySet()) {
                json.writeObjectFieldStart(rule.getKey());
                write(json, rule.getValue(), accounts);
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, AppliedRule rule, Map<Set<String>, Integer> accounts)
            throws IOException {
        json.writeStringField("role", rule.role());
        json.writeStringField("accounts", String.valueOf(accounts.get(new TreeSet<>(rule.accounts()))));
        json.writeNumberField("session", rule.session().toSeconds());
    }

    /**
     * The rules that the item holds; {@link AppliedRules#NONE} if there is no item.
     *
     * @throws IllegalArgumentException if it holds none, which lets nobody in
     */
    public static AppliedRules parse(Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return AppliedRules.NONE;
        }
        try {
            return parse(Attributes.of(item));
        } catch (MalformedJsonException | NoSuchElementException e) {
            throw new IllegalArgumentException("compiled is not what rules are compiled to");
        }
    }

    private static AppliedRules parse(Attributes attributes) {
        JsonObject json = GzippedJson.read(attributes.bytes("compiled"));
        JsonObject accounts = json.object("accounts").orElseThrow();
        JsonObject rules = json.object("rules").orElseThrow();
        Map<String, Instant> notBefore = attributes.times("notBefore");
        Map<String, AppliedRule> byName = new HashMap<>();
        for (String name : rules.names()) {
            JsonObject rule = rules.object(name).orElseThrow();
            byName.put(
                    name,
                    new AppliedRule(
                            rule.string("role").orElseThrow(),
                            Set.copyOf(accounts.strings(rule.string("accounts").orElseThrow())
                                    .orElseThrow()),
                            Duration.ofSeconds((long) rule.number("session").orElseThrow()),
                            Optional.ofNullable(notBefore.get(name))));
        }
        return new AppliedRules(byName);
    }
}
