package dev.latchkey.operator.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.latchkey.json.JsonObject;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.operator.yaml.YamlDocument;
import dev.latchkey.signin.access.AccessReader;
import dev.latchkey.signin.access.InvalidAccessFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** infra/access.schema.json, against the reader that decides. */
class AccessSchemaTest {
    private static final Path FILE = Sources.EXAMPLE.resolveSibling("access.schema.json");
    private static final JsonNode TREE = JsonObject.parse(read(FILE)).tree();
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(read(FILE));

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String VALUES = """
            {"values": ["a", "A-b.c_d", "two words", "ü", "a/b", "/a/B", "staff/x", "staff//x/y", "label:staging",
            "444455556666", "15m", "43200s", "12h", "https://a.example/b@c", "http://localhost:8080/x", "none",
            "required", "login", "ES384", "pink", "{\\"a\\":1}", true, false, [], ["mfa"], ["staff/x"], {}, {"a": "b"},
            ["label:staging"], ["ES256", "PS256"], 1]}""";
    private static final JsonNode EXAMPLE =
            YamlDocument.read(read(Sources.EXAMPLE)).tree();

    /** The example, with a provider that has a secret beside. */
    private static ObjectNode example() {
        ObjectNode tree = EXAMPLE.deepCopy();
        ObjectNode partners = tree.withObject("/identityProviders").putObject("partners");
        partners.put("issuer", "https://partners.example.com").put("clientId", "latchkey");
        partners.putObject("clientAuthentication")
                .put("secret", "AQICAHgxexamplexexamplexexamplexexamplexexamplex==")
                .put("method", "client_secret_post");
        return tree;
    }

    private static boolean isValid(JsonNode tree) {
        return SCHEMA.validate(tree).isEmpty();
    }

    private static boolean isRead(JsonNode tree) {
        try {
            AccessReader.read(tree);
            return true;
        } catch (InvalidAccessFileException e) {
            return false;
        }
    }

    private static void put(ObjectNode tree, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }

    @Test
    void example_isValid() {
        assertEquals(List.of(), SCHEMA.validate(example()));
        assertTrue(isRead(example()));
    }

    @Test
    void exampleWithWhatItHasInComments_hasEveryKeyOfProvidersAndRules() {
        JsonNode tree = YamlDocument.read(Sources.exampleWithComments()).tree();
        assertEquals(List.of(), SCHEMA.validate(tree));
        assertEquals(
                names(TREE.at("/definitions/identityProvider/properties")), names(tree.at("/identityProviders/staff")));
        Set<String> ofRules = new TreeSet<>();
        tree.get("rules").forEach(rule -> ofRules.addAll(names(rule)));
        assertEquals(names(TREE.at("/definitions/rule/properties")), ofRules);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                               | ''
                    /organization                                    | /properties/organization
                    /identityProviders/staff                         | /definitions/identityProvider
                    /identityProviders/staff/person                  | /definitions/identityProvider/properties/person
                    /identityProviders/partners/clientAuthentication | SECRET
                    /accounts/111122223333                           | /definitions/account
                    /rules/0                                         | /definitions/rule
                    /tests/0                                         | /definitions/test
                    /tests/0/person                                  | /definitions/test/properties/person
                    """)
    void keys_areThoseThatTheReaderAsksFor(String section, String definition) {
        String at =
                definition.replace("SECRET", "/definitions/identityProvider/properties/clientAuthentication/anyOf/1");
        assertEquals(asked(section), names(TREE.at(at + "/properties")));
        assertFalse(TREE.at(at + "/additionalProperties").booleanValue());
    }

    /** The reader names the keys that it knows when it meets one that it does not. */
    private static Set<String> asked(String section) {
        ObjectNode tree = example();
        put(tree, section + "/unknown", tree.textNode("value"));
        String sentence = assertThrows(InvalidAccessFileException.class, () -> AccessReader.read(tree))
                .problems()
                .getFirst()
                .sentence();
        return new TreeSet<>(List.of(sentence.replaceFirst(".*: there are ", "").split(", ")));
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyKey_isDescribed() {
        List<String> missing = new ArrayList<>();
        collectUndescribed("", TREE, missing);
        assertEquals(List.of(), missing);
    }

    private static void collectUndescribed(String path, JsonNode node, List<String> missing) {
        node.path("properties").properties().forEach(property -> {
            boolean isReference =
                    property.getValue().has("minItems") && property.getValue().size() == 1;
            if (!property.getValue().has("description") && !isReference) {
                missing.add(path + "/" + property.getKey());
            }
        });
        node.properties()
                .forEach(member -> collectUndescribed(path + "/" + member.getKey(), member.getValue(), missing));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectUndescribed(path + "/" + i, node.get(i), missing);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /version | 2
                    /organization | {}
                    /organization/name | ""
                    /identityProviders | {}
                    /identityProviders/Staff | {"issuer": "https://a.example"}
                    /identityProviders/staff/issuer | "http://login.example.com"
                    /identityProviders/staff/issuer | "https://a.example?b"
                    /identityProviders/staff/clientAuthentication | "basic"
                    /identityProviders/partners/clientAuthentication | {}
                    /identityProviders/partners/clientAuthentication/secret | "hunter2"
                    /identityProviders/staff/algorithms/0 | "none"
                    /identityProviders/staff/scopes | "openid"
                    /identityProviders/staff/prompt | "none"
                    /accounts/1234 | {"name": "Short"}
                    /accounts/111122223333/colour | "blurple"
                    /accounts/111122223333/labels/0 | "two words"
                    /rules/0/name | "two words"
                    /rules/0/groups | []
                    /rules/0/groups/0 | "engineers"
                    /rules/0/role | "teams/Admin"
                    /rules/0/accounts | []
                    /rules/0/accounts/0 | "*"
                    /rules/0/accounts/0 | 111122223333
                    /rules/0/session | 7200
                    /rules/0/session | "2 hours"
                    /rules/0/session | null
                    /rules/0/reason | true
                    /rules/0/tags | {"latchkey:reason": "a"}
                    /rules/0/policy | {}
                    /rules/0/policyArns | ["ReadOnlyAccess"]
                    /rules/0/remote | "yes"
                    /tests/0/person | {}
                    """)
    void wrongFile_isRefusedByBoth(String pointer, String json) {
        ObjectNode tree = example();
        put(tree, pointer, JsonObject.parse("{\"value\":" + json + "}").tree().path("value"));
        assertFalse(isRead(tree));
        assertFalse(isValid(tree));
    }

    /** An editor marks nothing as wrong that can be applied. */
    @Test
    void whateverTheReaderTakes_theSchemaTakes() {
        List<JsonNode> values = new ArrayList<>();
        JsonObject.parse(VALUES).tree().path("values").forEach(values::add);
        int taken = 0;
        for (long seed = 1; seed <= 1500; seed++) {
            Random random = new Random(seed);
            ObjectNode tree = example();
            List<String> places = new ArrayList<>();
            collect("", tree, places);
            put(
                    tree,
                    places.get(random.nextInt(places.size())),
                    values.get(random.nextInt(values.size())).deepCopy());
            if (isRead(tree)) {
                taken++;
                assertEquals(List.of(), SCHEMA.validate(tree), "with seed " + seed);
            }
        }
        assertTrue(taken > 100);
    }

    private static void collect(String path, JsonNode node, List<String> places) {
        node.properties().forEach(member -> {
            String place = path + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            places.add(place);
            collect(place, member.getValue(), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(path + "/" + i);
            collect(path + "/" + i, node.get(i), places);
        }
    }
}
