package dev.latchkey.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The function as it is in Lambda's {@code /var/task}: the deployed jar, unpacked; or what the system property
 * {@code taskRoot} names, such as the output of {@code sam build}.
 */
public final class TaskRoot {
    private static final Path JAR = Path.of("..", "token", "target", "function.jar");

    private TaskRoot() {}

    /** The folder, which is created in {@code parent} unless it exists. */
    public static Path in(Path parent) {
        String built = System.getProperty("taskRoot");
        if (built != null) {
            return Path.of(built);
        }
        Path folder = parent.resolve("task");
        return Files.exists(folder) ? folder : unpacked(folder);
    }

    /** The jar that is deployed. */
    public static Path jar() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: Maven's package phase makes it (mvn verify)");
        }
        return JAR.toAbsolutePath().normalize();
    }

    private static Path unpacked(Path folder) {
        try (JarFile jar = new JarFile(jar().toFile())) {
            List<JarEntry> files =
                    jar.stream().filter(entry -> !entry.isDirectory()).toList();
            for (JarEntry file : files) {
                Path target = folder.resolve(file.getName());
                Files.createDirectories(target.resolveSibling("."));
                try (InputStream content = jar.getInputStream(file)) {
                    Files.copy(content, target);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
