package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.signin.access.Grants.Grant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What must hold for every access file and every person, on random ones. */
class GrantsPropertiesTest {
    private static final int SEEDS = 300;
    private static final List<String> PROVIDERS = List.of("staff", "partners");
    private static final List<String> GROUPS = List.of("a", "b", "c", "A", "a/b", "/a");
    private static final List<String> PEOPLE = List.of("1", "2", "a");
    private static final List<String> ROLES = List.of("Admin", "ReadOnly", "/x/Admin");
    private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666", "777788889999");
    private static final List<String> SELECTORS =
            List.of("111122223333", "444455556666", "777788889999", "label:one", "label:two");

    private static void forEverySeed(Consumer<Random> property) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed, e);
            }
        }
    }

    @Test
    void everyGrant_isSaidByTheFile() {
        forEverySeed(random -> {
            ObjectNode tree = tree(random);
            AccessFile file = AccessReader.read(tree);
            Identity person = person(random);
            for (Grant grant : Grants.of(file, person, "aws").all()) {
                ObjectNode rule = rule(tree, grant.rule().name());
                assertTrue(isSaid(rule, "groups", person.provider(), person.groups())
                        || isSaid(rule, "people", person.provider(), Set.of(person.id())));
                assertTrue(selects(tree, rule, grant.account().id()));
                String role = rule.path("role").textValue();
                assertEquals(
                        "arn:aws:iam::" + grant.account().id() + ":role" + (role.startsWith("/") ? "" : "/latchkey/")
                                + role,
                        grant.role().toString());
            }
        });
    }

    @Test
    void everyRuleThatMatches_givesItsRoleUnlessOneBeforeItDoes() {
        forEverySeed(random -> {
            ObjectNode tree = tree(random);
            Identity person = person(random);
            Set<String> roles = new HashSet<>();
            Set<String> expected = new HashSet<>();
            tree.path("rules").forEach(rule -> {
                if (isSaid((ObjectNode) rule, "groups", person.provider(), person.groups())
                        || isSaid((ObjectNode) rule, "people", person.provider(), Set.of(person.id()))) {
                    ACCOUNTS.stream()
                            .filter(id -> selects(tree, (ObjectNode) rule, id))
                            .filter(id -> roles.add(id + rule.path("role").textValue()))
                            .forEach(id -> expected.add(rule.path("name").textValue() + "/" + id));
                }
            });
            Grants grants = Grants.of(AccessReader.read(tree), person, "aws");
            assertEquals(
                    expected, Set.copyOf(grants.all().stream().map(Grant::key).toList()));
            assertEquals(expected.size(), grants.all().size());
            grants.all().forEach(grant -> assertEquals(Optional.of(grant), grants.find(grant.key())));
        });
    }

    @Test
    void orderOfGroups_isNoMatter() {
        forEverySeed(random -> {
            ObjectNode tree = tree(random);
            Identity person = person(random);
            List<String> groups = new ArrayList<>(person.groups());
            Collections.shuffle(groups, random);
            Grants grants = Grants.of(AccessReader.read(tree), person, "aws");
            tree.path("rules").forEach(rule -> shuffle((ObjectNode) rule, random));
            assertEquals(
                    grants.all().stream().map(Grant::key).toList(),
                    Grants.of(
                                    AccessReader.read(tree),
                                    People.of(person.provider(), person.id(), new LinkedHashSet<>(groups)),
                                    "aws")
                            .all()
                            .stream()
                            .map(Grant::key)
                            .toList());
        });
    }

    @Test
    void oneGroupMore_takesNoRoleAway() {
        forEverySeed(random -> {
            AccessFile file = AccessReader.read(tree(random));
            Identity person = person(random);
            Set<String> more = new HashSet<>(person.groups());
            more.add(any(GROUPS, random));
            List<String> roles = roles(file, person);
            assertTrue(
                    roles(file, People.of(person.provider(), person.id(), more)).containsAll(roles));
        });
    }

    @Test
    void unknownGroups_neverCountAsNone() {
        forEverySeed(random -> {
            AccessFile file = AccessReader.read(tree(random));
            for (String provider : PROVIDERS) {
                Identity person = People.withoutGroups(provider);
                if (file.rules().stream().anyMatch(rule -> rule.needsGroupsOf(provider))) {
                    assertThrows(GroupsUnknownException.class, () -> Grants.of(file, person, "aws"));
                } else {
                    assertFalse(Grants.of(file, person, "aws").all().stream()
                            .anyMatch(grant -> grant.rule().people().isEmpty()));
                }
            }
        });
    }

    private static List<String> roles(AccessFile file, Identity person) {
        return Grants.of(file, person, "aws").all().stream()
                .map(grant -> grant.role().toString())
                .toList();
    }

    private static ObjectNode tree(Random random) {
        ObjectNode tree = AccessExample.tree();
        tree.remove("tests");
        tree.withObject("/accounts")
                .putObject("777788889999")
                .put("name", "Third")
                .putArray("labels")
                .add("one");
        tree.withObject("/accounts/111122223333").putArray("labels").add("one").add("two");
        ArrayNode rules = tree.putArray("rules");
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            ObjectNode rule = rules.addObject().put("name", "rule-" + i).put("role", any(ROLES, random));
            boolean isForPeople = random.nextInt(3) == 0;
            if (isForPeople) {
                some(rule, "people", PEOPLE, random);
            }
            if (!isForPeople || random.nextBoolean()) {
                some(rule, "groups", GROUPS, random);
            }
            Set<String> selectors = new LinkedHashSet<>();
            for (int j = 0; j <= random.nextInt(3); j++) {
                selectors.add(any(SELECTORS, random));
            }
            selectors.forEach(rule.putArray("accounts")::add);
        }
        return tree;
    }

    private static void some(ObjectNode rule, String key, List<String> names, Random random) {
        Set<String> chosen = new LinkedHashSet<>();
        for (int j = 0; j <= random.nextInt(3); j++) {
            chosen.add(any(PROVIDERS, random) + "/" + any(names, random));
        }
        chosen.forEach(rule.putArray(key)::add);
    }

    private static void shuffle(ObjectNode rule, Random random) {
        for (String key : List.of("groups", "people", "accounts")) {
            if (rule.get(key) instanceof ArrayNode list) {
                List<String> texts = new ArrayList<>();
                list.forEach(text -> texts.add(text.textValue()));
                Collections.shuffle(texts, random);
                texts.forEach(rule.putArray(key)::add);
            }
        }
    }

    private static Identity person(Random random) {
        Set<String> groups = new HashSet<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            groups.add(any(GROUPS, random));
        }
        return People.of(any(PROVIDERS, random), any(PEOPLE, random), groups);
    }

    private static ObjectNode rule(ObjectNode tree, String name) {
        for (int i = 0; i < tree.path("rules").size(); i++) {
            if (tree.at("/rules/" + i + "/name").textValue().equals(name)) {
                return (ObjectNode) tree.at("/rules/" + i);
            }
        }
        throw new AssertionError(name);
    }

    private static boolean isSaid(ObjectNode rule, String key, String provider, Set<String> names) {
        return names.stream().anyMatch(name -> contains(rule, key, provider + "/" + name));
    }

    private static boolean selects(ObjectNode tree, ObjectNode rule, String id) {
        boolean isLabelled = false;
        for (var label : tree.at("/accounts/" + id + "/labels")) {
            isLabelled |= contains(rule, "accounts", "label:" + label.textValue());
        }
        return isLabelled || contains(rule, "accounts", id);
    }

    private static boolean contains(ObjectNode rule, String key, String text) {
        for (var element : rule.path(key)) {
            if (element.textValue().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
