package dev.latchkey.bench.process;

import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.bench.standin.Certificate;
import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What every part needs: the options, the built artifact, the stand-ins, and a folder for files.
 *
 * @param artifact the function's jar as it is deployed
 * @param benchJar this module's own
 */
public record Lab(
        Options options, Path artifact, Path benchJar, Path folder, Certificate certificate, StandInsProcess standIns)
        implements AutoCloseable {

    /** As many as it takes until a server's part in a handshake is compiled. */
    private static final int HANDSHAKES = 300;

    /** Makes the certificate, and starts the stand-ins. */
    public static Lab open(Options options, Path artifact, Path benchJar, Path folder) throws IOException {
        Certificate certificate = Certificate.make(folder);
        System.setProperty("javax.net.ssl.trustStore", certificate.trustStore().toString());
        StandInsProcess standIns = StandInsProcess.start(folder, certificate);
        for (int i = 0; i < HANDSHAKES; i++) {
            standIns.shakeHands();
        }
        return new Lab(options, artifact, benchJar, folder, certificate, standIns);
    }

    /** Where processes write that are not to be heard. */
    public ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(folder.resolve("processes.log").toFile());
    }

    /** Has Java trust the stand-ins. */
    public List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + certificate.trustStore());
    }

    /** The artifact, the classes that measure it, and these jars. */
    public String probeClassPath(String... jars) {
        List<String> names = new ArrayList<>(List.of("latchkey-local", "nimbus-jose-jwt"));
        names.addAll(List.of(jars));
        List<String> entries = new ArrayList<>(List.of(benchJar.toString()));
        entries.addAll(ClassPath.entries(names.toArray(String[]::new)));
        entries.addAll(ClassPath.entries("latchkey-function").stream()
                .filter(jar -> jar.endsWith("-tests.jar"))
                .toList());
        return ClassPath.join(artifact.toString(), entries);
    }

    /** Runs a probe to its end, and gives what it found. */
    public JsonObject measure(Java probe) {
        try {
            Process process =
                    probe.with(trust()).builder(standIns.environment()).start();
            String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(probe.mainAndArguments() + " failed: " + found);
            }
            return JsonObject.parse(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function's own clients, in this process. */
    public AwsClients clients(Settings settings) {
        return AwsClients.create(
                settings.region(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("driver", "driver")),
                Wiring.endpoints(settings));
    }

    /** The variables of a function that uses the stand-ins. */
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void close() {
        standIns.close();
    }
}
