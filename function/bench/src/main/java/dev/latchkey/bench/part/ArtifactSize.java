package dev.latchkey.bench.part;

import dev.latchkey.bench.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The artifact's size by dependency, which its packages tell. */
final class ArtifactSize {
    private static final double MEGA = 1e6;
    private static final String OTHER = "";

    /** The first prefix that fits decides. */
    private static final Map<String, String> DEPENDENCIES = dependencies();

    private ArtifactSize() {}

    static Table table(Path artifact) {
        Map<String, long[]> sizes = new LinkedHashMap<>();
        DEPENDENCIES.values().forEach(dependency -> sizes.put(dependency, new long[2]));
        try (JarFile jar = new JarFile(artifact.toFile())) {
            jar.stream().forEach(entry -> add(sizes.getOrDefault(dependency(entry), new long[2]), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Table table = new Table("artifact", "The artifact by dependency", "dependency", "MB in the jar", "MB unpacked");
        long[] all = new long[2];
        sizes.forEach((dependency, size) -> {
            table.row(dependency, size[0] / MEGA, size[1] / MEGA);
            all[0] += size[0];
            all[1] += size[1];
        });
        return table.row("all", all[0] / MEGA, all[1] / MEGA);
    }

    private static void add(long[] size, ZipEntry entry) {
        size[0] += entry.getCompressedSize();
        size[1] += entry.getSize();
    }

    private static String dependency(ZipEntry entry) {
        return DEPENDENCIES.entrySet().stream()
                .filter(known -> entry.getName().startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> dependencies() {
        Map<String, String> dependencies = new LinkedHashMap<>();
        dependencies.put("dev/latchkey/", "Latchkey");
        dependencies.put("software/amazon/awssdk/services/dynamodb/", "AWS SDK: dynamodb");
        dependencies.put("software/amazon/awssdk/services/kms/", "AWS SDK: kms");
        dependencies.put("software/amazon/awssdk/services/sts/", "AWS SDK: sts");
        dependencies.put("software/amazon/awssdk/thirdparty/", "AWS SDK: its own jackson-core");
        dependencies.put("software/amazon/awssdk/regions/", "AWS SDK: regions");
        dependencies.put("software/amazon/", "AWS SDK: what the services share");
        dependencies.put("org/apache/hc/", "Apache HttpClient 5");
        dependencies.put("com/fasterxml/jackson/", "jackson-core");
        dependencies.put("com/amazon/corretto/", "Amazon Corretto Crypto Provider");
        dependencies.put(OTHER, "the rest: Lambda's interfaces, slf4j, reactive-streams, licences");
        return dependencies;
    }
}
