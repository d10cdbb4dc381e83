package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/conformance.md names existing tests for every rule. */
class ConformanceTableTest {
    /** How many there are at the token endpoint; after them come those of the sign-in. */
    private static final int RULES = 118;

    /** What the last column may have beside a test or instead of one; the page says what each means. */
    private static final Set<String> REASONS = Set.of("deployment", "documentation", "later");

    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|FuzzTest)\\b.*");

    /** The repository, from the module's folder or from its own. */
    private static final Path REPOSITORY = Stream.of(Path.of("..", ".."), Path.of("."))
            .filter(folder -> Files.isDirectory(folder.resolve("docs")))
            .findFirst()
            .orElseThrow();

    /** A row of one of the tables: number, rule, source, tests. */
    private record Row(List<String> cells) {
        String number() {
            return cells.getFirst();
        }

        List<String> proofs() {
            return List.of(cells.getLast().split(", "));
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(REPOSITORY.resolve("docs/conformance.md")).stream()
                .filter(line -> line.matches("\\| *S?\\d.*"))
                .map(line -> new Row(Stream.of(line.split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toList()))
                // After the last bar there is nothing, which is not a cell.
                .map(row -> new Row(row.cells().subList(0, row.cells().size() - 1)))
                .toList();
    }

    /** The lines of every test source of all modules, by the simple name of its class. */
    private static Map<String, List<String>> sources() throws IOException {
        Map<String, List<String>> sources = new TreeMap<>();
        for (String module :
                List.of("function/core", "function/token", "function/signin", "function/operator", "function/local")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.computeIfAbsent(name, first -> new ArrayList<>()).addAll(Files.readAllLines(file));
                }
            }
        }
        return sources;
    }

    /** Whether the method exists, with the annotation of a test in the lines above it, up to an empty one. */
    private static boolean hasTest(List<String> source, String method) {
        boolean annotated = false;
        for (String line : source) {
            if (line.isBlank()) {
                annotated = false;
            } else if (TEST.matcher(line.strip()).matches()) {
                annotated = true;
            } else if (annotated && line.contains(" void ")) {
                if (line.contains(" void " + method + "(")) {
                    return true;
                }
                annotated = false;
            }
        }
        return false;
    }

    @Test
    void numbers_areThoseOfAllRulesInOrder() throws IOException {
        List<String> numbers = rows().stream().map(Row::number).toList();
        Stream<String> ofTheSignIn =
                IntStream.rangeClosed(1, numbers.size() - RULES).mapToObj(number -> "S" + number);
        assertTrue(numbers.size() > RULES, "the rules of the sign-in were not found");
        assertEquals(
                Stream.concat(IntStream.rangeClosed(1, RULES).mapToObj(Integer::toString), ofTheSignIn)
                        .toList(),
                numbers);
    }

    @Test
    void everyRow_hasARuleASourceAndATestOrAReason() throws IOException {
        for (Row row : rows()) {
            assertEquals(4, row.cells().size(), row.toString());
            assertTrue(row.cells().stream().noneMatch(String::isEmpty), row.toString());
            for (String proof : row.proofs()) {
                assertTrue(NAME.matcher(proof).matches() || REASONS.contains(proof), row.number() + ": " + proof);
            }
        }
    }

    /** The tests that a text names and that do not exist. */
    private static List<String> missing(String text) throws IOException {
        Map<String, List<String>> sources = sources();
        return NAME.matcher(text)
                .results()
                .filter(name -> name.group(1).matches("\\w+(Test|Contract)"))
                .filter(name -> !hasTest(sources.getOrDefault(name.group(1), List.of()), name.group(2)))
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void everyTestNamed_exists() throws IOException {
        for (Row row : rows()) {
            assertEquals(List.of(), missing(row.cells().getLast()), row.number());
        }
    }

    @Test
    void everyTestThatTheThreatModelNames_exists() throws IOException {
        String threatModel = Files.readString(REPOSITORY.resolve("docs/threat-model.md"));

        assertTrue(NAME.matcher(threatModel).results().count() > 50, "the tests' names were not found");
        assertEquals(List.of(), missing(threatModel));
    }
}
