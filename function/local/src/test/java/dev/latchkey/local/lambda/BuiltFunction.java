package dev.latchkey.local.lambda;

import dev.latchkey.local.template.Template;
import dev.latchkey.local.template.TemplateNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A function as it is deployed: what was built for it, and what template.yaml says of it. */
public enum BuiltFunction {
    TOKEN("TokenFunction", "token"),
    SIGN_IN("SignInFunction", "signin");

    private final String logicalId;
    private final String module;

    BuiltFunction(String logicalId, String module) {
        this.logicalId = logicalId;
        this.module = module;
    }

    /** Its name in the template. */
    public String logicalId() {
        return logicalId;
    }

    /** The handler that the template names. */
    public String handler() {
        return properties().get("Handler").text();
    }

    /** The memory that the template gives it, in MB. */
    public int memory() {
        return Integer.parseInt(properties().get("MemorySize").text());
    }

    /** The options that the template adds to those of the managed runtime. */
    public String options() {
        return Template.variables(logicalId).get("JAVA_TOOL_OPTIONS").text();
    }

    /** The folders with its production classes. */
    List<Path> classes() {
        return List.of(Path.of("..", "core", "target", "classes"), Path.of("..", module, "target", "classes"));
    }

    /** The jar that is deployed. */
    public Path jar() {
        Path jar = Path.of("..", module, "target", "function.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: Maven's package phase makes it (mvn verify)");
        }
        return jar.toAbsolutePath().normalize();
    }

    /**
     * What is in Lambda's {@code /var/task}: the deployed jar, unpacked in {@code parent}; or what {@code sam build} has
     * put into the folder that the system property {@code samBuild} names.
     */
    public Path taskRoot(Path parent) {
        String built = System.getProperty("samBuild");
        if (built != null) {
            return Path.of(built, logicalId);
        }
        Path folder = parent.resolve(module);
        return Files.exists(folder) ? folder : unpacked(folder);
    }

    private Path unpacked(Path folder) {
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

    private TemplateNode properties() {
        return Template.properties(logicalId);
    }
}
