package dev.latchkey.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The built jar, in other shapes. */
public final class Artifact {
    private Artifact() {}

    /** The jar without what these prefixes name, in {@code target}. */
    public static Path without(Path jar, Path target, List<String> prefixes) {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream out = new JarOutputStream(file)) {
            each(jar, (entry, content) -> {
                if (prefixes.stream().noneMatch(entry.getName()::startsWith)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    content.transferTo(out);
                    out.closeEntry();
                }
            });
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A task root as Lambda has it: the jar unpacked, and other jars in {@code lib}. */
    public static Path taskRoot(Path jar, Path folder, List<String> libraries) {
        try {
            each(jar, (entry, content) -> {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.resolveSibling("."));
                if (!entry.isDirectory() && !Files.exists(file)) {
                    Files.copy(content, file);
                }
            });
            for (String library : libraries) {
                Path file = folder.resolve("lib").resolve(Path.of(library).getFileName());
                Files.createDirectories(file.resolveSibling("."));
                if (!Files.exists(file)) {
                    Files.createSymbolicLink(file, Path.of(library).toAbsolutePath());
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void each(Path jar, Visitor visitor) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            for (JarEntry entry : entries.stream().toList()) {
                try (InputStream content = entries.getInputStream(entry)) {
                    visitor.visit(entry, content);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(JarEntry entry, InputStream content) throws IOException;
    }
}
