package dev.latchkey.signin.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of the access file while it is read: gives what it holds by type, notes what is wrong with it, and in the
 * end which of its keys nobody asked for.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,4})([smh])");

    private final String path;
    private final ObjectNode members;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String path, ObjectNode members, List<Problem> problems) {
        this.path = path;
        this.members = members;
        this.problems = problems;
    }

    /** A section of the node; an empty one, and a problem, where it is no object. */
    static Section of(String path, JsonNode node, List<Problem> problems) {
        if (node instanceof ObjectNode object) {
            Section section = new Section(path, object, problems);
            object.properties().stream()
                    .filter(member -> member.getValue().isNull())
                    .forEach(member -> section.problem(
                            member.getKey(), "%s is empty: give it a value, or remove it".formatted(member.getKey())));
            return section;
        }
        problems.add(new Problem(path, "this must hold keys with values"));
        return new Section(path, JsonNodeFactory.instance.objectNode(), problems);
    }

    /** Whether there is such a member, be it an empty one. */
    boolean has(String name) {
        return members.has(name);
    }

    /** Whether there is such a member, and it is no empty list. */
    boolean isFilled(String name) {
        return has(name) && !(members.path(name).isArray() && members.path(name).isEmpty());
    }

    /** The member; empty when there is none, or an empty one, which is a problem that is noted. */
    Optional<JsonNode> node(String name) {
        asked.add(name);
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name, Predicate<String> isValid, String what) {
        return node(name).flatMap(node -> text(at(name), node, isValid, what));
    }

    String requiredText(String name, Predicate<String> isValid, String what) {
        if (!has(name)) {
            problem("%s is missing: give %s".formatted(name, what));
        }
        return text(name, isValid, what).orElse("");
    }

    /** The texts of a list, none twice. */
    List<String> texts(String name, Predicate<String> isValid, String what) {
        List<String> texts = new ArrayList<>();
        node(name).ifPresent(list -> {
            if (!list.isArray()) {
                problem(name, "a list is wanted: [" + what + ", ...]");
            }
            Set<String> before = new HashSet<>();
            for (int i = 0; list.isArray() && i < list.size(); i++) {
                String element = at(name) + "/" + i;
                text(element, list.get(i), isValid, what).ifPresent(text -> {
                    texts.add(text);
                    if (!before.add(text)) {
                        problems.add(new Problem(element, "\"%s\" is here twice: remove one".formatted(text)));
                    }
                });
            }
        });
        return texts;
    }

    /** A map of texts. */
    Map<String, String> textMap(String name, String what) {
        Map<String, String> map = new LinkedHashMap<>();
        section(name)
                .ifPresent(section -> section.present()
                        .forEach(member -> section.text(member.getKey(), any -> true, what)
                                .ifPresent(text -> map.put(member.getKey(), text))));
        return map;
    }

    boolean flag(String name) {
        return node(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        problem(name, "true or false is wanted");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    Optional<Duration> duration(String name, Duration least, Duration most) {
        return text(
                        name,
                        text -> duration(text)
                                .filter(time -> least.compareTo(time) <= 0 && time.compareTo(most) <= 0)
                                .isPresent(),
                        "a time from %s to %s, such as 90m or 2h".formatted(spoken(least), spoken(most)))
                .flatMap(Section::duration);
    }

    Optional<Section> section(String name) {
        return node(name).map(node -> of(at(name), node, problems));
    }

    /** The sections of a map, by their names. */
    Map<String, Section> sections(String name, Pattern names, String what) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(name)
                .ifPresent(section -> section.present().forEach(member -> {
                    if (!names.matcher(member.getKey()).matches()) {
                        section.problem(member.getKey(), "\"%s\" is not %s".formatted(member.getKey(), what));
                    }
                    sections.put(member.getKey(), of(section.at(member.getKey()), member.getValue(), problems));
                }));
        return sections;
    }

    /** The sections of a list. */
    List<Section> sectionList(String name) {
        List<Section> sections = new ArrayList<>();
        node(name).ifPresent(list -> {
            if (!list.isArray()) {
                problem(name, "a list is wanted: each element begins with a dash");
            }
            for (int i = 0; list.isArray() && i < list.size(); i++) {
                sections.add(of(at(name) + "/" + i, list.get(i), problems));
            }
        });
        return sections;
    }

    void problem(String sentence) {
        problems.add(new Problem(path, sentence));
    }

    void problem(String name, String sentence) {
        problems.add(new Problem(at(name), sentence));
    }

    /** Notes every key that nothing has asked for: what was misspelt might have been meant to narrow a rule. */
    void refuseOthers() {
        members.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problem(
                        name,
                        "\"%s\" is not a key that is known here: there are %s"
                                .formatted(name, String.join(", ", asked)));
            }
        });
    }

    private List<Map.Entry<String, JsonNode>> present() {
        return members.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .toList();
    }

    /** The pointer to a member (RFC 6901 §3). */
    String at(String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private Optional<String> text(String at, JsonNode node, Predicate<String> isValid, String what) {
        if (!node.isTextual()) {
            problems.add(new Problem(
                    at, "%s is wanted, as text%s".formatted(what, node.isNumber() ? ": put quotes around it" : "")));
            return Optional.empty();
        }
        if (!isValid.test(node.textValue())) {
            problems.add(new Problem(at, "\"%s\" is not %s".formatted(node.textValue(), what)));
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private static Optional<Duration> duration(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(duration.group(1));
        return Optional.of(
                switch (duration.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    private static String spoken(Duration time) {
        return time.toHours() > 0 ? time.toHours() + "h" : time.toMinutes() + "m";
    }
}
