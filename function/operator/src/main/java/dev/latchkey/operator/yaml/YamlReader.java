package dev.latchkey.operator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a document from the parser's events: they still know anchors and tags, which a finished tree has resolved. */
final class YamlReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(YamlDocument.MAX_LENGTH).build();

    private final String text;
    private final Iterator<Event> events;
    private final Map<String, Place> places = new HashMap<>();
    private final List<YamlProblem> problems = new ArrayList<>();

    YamlReader(String text) {
        this.text = text;
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    YamlDocument read() {
        if (text.length() > YamlDocument.MAX_LENGTH) {
            throw stop(Place.START, "the file has more than a million characters: it is none that is meant");
        }
        refuseControlCharacters();
        JsonNode tree = NODES.nullNode();
        try {
            tree = document();
        } catch (MarkedYamlEngineException e) {
            throw stop(e.getProblemMark().map(YamlReader::place).orElse(Place.START), syntax(e));
        } catch (YamlEngineException e) {
            throw stop(Place.START, "this is not YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        if (!problems.isEmpty()) {
            throw refused();
        }
        return new YamlDocument(tree, places);
    }

    private JsonNode document() {
        // The beginning of the stream, and of the document if there is one.
        events.next();
        if (!(events.next() instanceof DocumentStartEvent start)) {
            throw stop(Place.START, "the file is empty");
        }
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            problem(start, "there is a directive before the document: remove the lines that begin with %");
        }
        JsonNode tree = node("", events.next(), 0);
        // The end of the document, and of the stream.
        events.next();
        if (events.next() instanceof DocumentStartEvent second) {
            throw stop(place(second), "here begins another document: a file holds one, remove the --- before it");
        }
        return tree;
    }

    private JsonNode node(String pointer, Event event, int depth) {
        if (event instanceof AliasEvent) {
            throw stop(place(event), "an alias (*) is not taken: write out what it stands for");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problem(event, "an anchor (&) is not taken: remove it");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        CollectionStartEvent collection = (CollectionStartEvent) event;
        if (collection.getTag().isPresent()) {
            problem(event, "a tag (!) is not taken: remove it");
        }
        if (depth == YamlDocument.MAX_DEPTH) {
            throw stop(place(event), "this is nested deeper than %d levels".formatted(YamlDocument.MAX_DEPTH));
        }
        return collection instanceof MappingStartEvent ? map(pointer, depth) : list(pointer, depth);
    }

    private JsonNode map(String pointer, int depth) {
        ObjectNode map = NODES.objectNode();
        Map<String, Place> keys = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place place = place(event);
            Optional<String> key = key(node(pointer, event, depth + 1), event);
            String name = key.orElse("");
            Place first = keys.putIfAbsent(name, place);
            if (key.isPresent() && first != null) {
                problem(event, "\"%s\" is here twice, first in line %d: remove one".formatted(name, first.line()));
            }
            String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            places.putIfAbsent(member, place);
            map.set(name, node(member, events.next(), depth + 1));
        }
        return map;
    }

    /** The key as text; empty, and a problem, where it is none. */
    private Optional<String> key(JsonNode key, Event event) {
        if (!key.isTextual()) {
            problem(
                    event,
                    event instanceof ScalarEvent scalar && !scalar.getValue().isEmpty()
                            ? "the key %s is not a string in YAML: put quotes around it".formatted(scalar.getValue())
                            : "a key must be text");
        }
        return Optional.ofNullable(key.textValue());
    }

    private JsonNode list(String pointer, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            String element = pointer + "/" + list.size();
            places.put(element, place(event));
            list.add(node(element, event, depth + 1));
        }
        return list;
    }

    private JsonNode scalar(ScalarEvent scalar) {
        if (scalar.getTag().isPresent()) {
            problem(scalar, "a tag (!) is not taken: remove it, and put quotes around what is text");
        }
        if (scalar.getValue().codePoints().anyMatch(YamlReader::isHalfAPair)) {
            problem(scalar, "this has half a surrogate pair, which is no character");
        }
        return Scalars.resolve(scalar.getValue(), scalar.isPlain());
    }

    /** Refuses tabs, which show as nothing, and other control characters, which YAML does not take. */
    private void refuseControlCharacters() {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                line++;
                start = i + 1;
            } else if (Character.isISOControl(character) && character != '\r') {
                throw stop(
                        new Place(line, text.codePointCount(start, i) + 1),
                        character == '\t'
                                ? "this is a tab, which nobody sees: put spaces in its place"
                                : "this is a control character, U+%04X: remove it".formatted((int) character));
            }
        }
    }

    private void problem(Event event, String sentence) {
        problems.add(new YamlProblem(place(event), sentence));
    }

    private InvalidYamlException stop(Place place, String sentence) {
        problems.add(new YamlProblem(place, sentence));
        return refused();
    }

    private InvalidYamlException refused() {
        problems.sort(Comparator.comparing(YamlProblem::place));
        return new InvalidYamlException(problems);
    }

    private static String syntax(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return "this is not YAML: " + firstLine(context + e.getProblem());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlReader::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
