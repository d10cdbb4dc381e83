package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Artifact;
import dev.latchkey.bench.process.ClassPath;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.bench.variant.CrtFunction;
import dev.latchkey.bench.variant.DefaultsFunction;
import dev.latchkey.local.lambda.LambdaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The function as it is deployed, and as it would be with another choice. */
final class Variants {
    /** What the function with the Common Runtime's HTTP client has no use for. */
    private static final List<String> APACHE = List.of("org/apache/hc/", "software/amazon/awssdk/http/apache5/");

    private static final List<String> NATIVE_LIBRARY = List.of("com/amazon/corretto/crypto/provider/lib");

    private final Lab lab;
    private final Path folder;

    Variants(Lab lab) {
        this.lab = lab;
        this.folder = lab.folder().resolve("task-roots");
    }

    /** As it is deployed: the jar, unpacked. */
    LambdaStart artifact(List<String> flags) {
        return unpacked(flags, "artifact", lab.artifact(), LambdaProcess.HANDLER, List.of());
    }

    /**
     * As in an image of one's own: from the jar itself, because an AOT cache takes classes from nothing else, and with
     * the runtime's flags, because without a rehearsal the template's make it slower.
     */
    LambdaStart artifactJar() {
        return jar(lab.artifact(), LambdaProcess.HANDLER, List.of());
    }

    LambdaStart defaults(List<String> flags) {
        return unpacked(
                flags,
                "defaults",
                lab.artifact(),
                DefaultsFunction.class.getName() + "::handleRequest",
                libraries("aws-lambda-java-events", "netty", "reactive-streams"));
    }

    LambdaStart crt(List<String> flags) {
        return unpacked(flags, "crt", withoutApache(), CrtFunction.class.getName(), crtLibraries());
    }

    LambdaStart crtJar() {
        return jar(withoutApache(), CrtFunction.class.getName(), crtLibraries());
    }

    /** As on a machine that the native library was not made for. */
    LambdaStart jdkCrypto(List<String> flags) {
        return unpacked(
                flags,
                "jdk-crypto",
                without("function-without-library.jar", NATIVE_LIBRARY),
                LambdaProcess.HANDLER,
                List.of());
    }

    /** The jars of {@link dev.latchkey.bench.variant.ThreeCalls}. */
    String crtClassPath() {
        return ClassPath.join(withoutApache().toString(), crtLibraries());
    }

    private List<String> crtLibraries() {
        return harnessLibraries("aws-crt", "crt-core");
    }

    /** What makes requests within a variant, and these. */
    private List<String> harnessLibraries(String... names) {
        return Stream.of(
                        libraries(names),
                        ClassPath.entries("latchkey-local", "nimbus-jose-jwt"),
                        ClassPath.entries("latchkey-function").stream()
                                .filter(jar -> jar.endsWith("-tests.jar"))
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    /** The benchmark's own classes, and these. */
    private List<String> libraries(String... names) {
        return Stream.concat(Stream.of(lab.benchJar().toString()), ClassPath.entries(names).stream())
                .toList();
    }

    private Path withoutApache() {
        return without("function-without-apache.jar", APACHE);
    }

    private Path without(String name, List<String> prefixes) {
        Path jar = lab.folder().resolve(name);
        return Files.exists(jar) ? jar : Artifact.without(lab.artifact(), jar, prefixes);
    }

    private LambdaStart unpacked(List<String> flags, String name, Path jar, String handler, List<String> libraries) {
        return new LambdaStart(flags, List.of(), handler, Artifact.taskRoot(jar, folder.resolve(name), libraries));
    }

    private LambdaStart jar(Path jar, String handler, List<String> libraries) {
        try {
            return new LambdaStart(
                    Java.RUNTIME,
                    Stream.concat(Stream.of(jar.toString()), libraries.stream()).toList(),
                    handler,
                    Files.createDirectories(folder.resolve("empty")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
