package dev.latchkey.operator.access;

import dev.latchkey.operator.yaml.InvalidYamlException;
import dev.latchkey.operator.yaml.Place;
import dev.latchkey.operator.yaml.YamlDocument;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessReader;
import dev.latchkey.signin.access.InvalidAccessFileException;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * An access file in YAML, valid.
 *
 * @param name the file's name, as it was given
 */
public record AccessSource(String name, YamlDocument document, AccessFile file) {
    /**
     * Reads the file, whether or not its tests hold.
     *
     * @throws InvalidSourceException naming every problem with its place in the file
     */
    public static AccessSource read(Path path) {
        String name = path.toString();
        YamlDocument document;
        try {
            document = YamlDocument.read(text(path));
        } catch (InvalidYamlException e) {
            throw new InvalidSourceException(e.problems().stream()
                    .map(problem -> line(name, problem.place(), problem.sentence()))
                    .toList());
        }
        try {
            return new AccessSource(name, document, AccessReader.read(document.tree()));
        } catch (InvalidAccessFileException e) {
            throw new InvalidSourceException(lines(name, document, e.problems()));
        }
    }

    /**
     * Checks the file's tests.
     *
     * @throws InvalidSourceException naming every one that does not hold
     */
    public void requireTests() {
        List<Problem> failures = AccessTests.failures(file);
        if (!failures.isEmpty()) {
            throw new InvalidSourceException(lines(name, document, failures));
        }
    }

    /**
     * The form in which it is applied.
     *
     * @throws InvalidSourceException if it is too large, or its rules are
     */
    public CompiledAccess compiled() {
        try {
            CompiledAccess compiled = CompiledAccess.of(document.tree());
            compiled.rules();
            return compiled;
        } catch (InvalidAccessFileException e) {
            throw new InvalidSourceException(lines(name, document, e.problems()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSourceException(
                    lines(name, document, List.of(new Problem("/rules", String.valueOf(e.getMessage())))));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new InvalidSourceException(List.of(path + ": there is no such file"));
        } catch (CharacterCodingException e) {
            throw new InvalidSourceException(List.of(path + ": the file is not UTF-8: save it so"));
        } catch (IOException e) {
            throw new InvalidSourceException(List.of(path + ": the file cannot be read"));
        }
    }

    /** In the order of the file, which is not that in which it is read. */
    private static List<String> lines(String name, YamlDocument document, List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> document.at(problem.path())))
                .map(problem -> line(name, document.at(problem.path()), problem.sentence()))
                .toList();
    }

    private static String line(String name, Place place, String sentence) {
        return name + ":" + place + ": " + sentence;
    }
}
