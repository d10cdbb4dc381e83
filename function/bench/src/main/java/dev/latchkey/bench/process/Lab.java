package dev.latchkey.bench.process;

import dev.latchkey.bench.measured.Plan;
import dev.latchkey.bench.measured.Probe;
import dev.latchkey.bench.measured.StandInControl;
import dev.latchkey.bench.standin.Certificate;
import dev.latchkey.bench.standin.StandIns;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.lambda.BuiltFunction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * What every part needs: the stand-ins, and ways to start processes that use them.
 *
 * @param environment the variables of a function that uses the stand-ins
 */
public record Lab(Path folder, Path trustStore, Process standIns, Map<String, String> environment)
        implements AutoCloseable {

    /** As many as it takes until a server's part in a handshake is compiled. */
    private static final int HANDSHAKES = 300;

    /** What measures, beside the artifact. No measured process sees all of this process's class path. */
    private static final Pattern MEASURING =
            Pattern.compile("latchkey-(bench|local)-.*\\.jar|latchkey-.*-tests\\.jar|nimbus-jose-jwt-.*\\.jar|classes");

    /** Makes the certificate, and starts the stand-ins. */
    public static Lab open(Path folder) throws IOException, GeneralSecurityException {
        Path trustStore = Certificate.make(folder);
        System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
        Process standIns = java(
                        List.of("-Xmx1g", "-Dsun.net.httpserver.nodelay=true"),
                        System.getProperty("java.class.path"),
                        List.of(StandIns.class.getName(), folder.toString()))
                .start();
        String line = standIns.inputReader().readLine();
        if (line == null) {
            throw new IOException("the stand-ins did not start");
        }
        Map<String, String> environment = JsonObject.parse(line).stringMap("environment");
        Lab lab = new Lab(folder, trustStore, standIns, environment);
        for (int i = 0; i < HANDSHAKES; i++) {
            lab.shakeHands();
        }
        return lab;
    }

    public StandInControl control() {
        return new StandInControl(URI.create(environment.getOrDefault(StandInControl.VARIABLE, "")));
    }

    /** Where processes write that nobody is to hear. */
    Path log() {
        return folder.resolve("processes.log");
    }

    /** The flags by which Java trusts the stand-ins, and these. */
    List<String> trusting(List<String> flags) {
        return Stream.concat(flags.stream(), Stream.of("-Djavax.net.ssl.trustStore=" + trustStore))
                .toList();
    }

    /** Runs a probe to its end, and gives what it found. */
    public JsonObject measure(List<String> flags, Plan plan) {
        List<String> command = new ArrayList<>(List.of(Probe.class.getName()));
        command.addAll(plan.toArguments());
        String classPath = Stream.concat(
                        Stream.of(BuiltFunction.TOKEN.jar().toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> MEASURING
                                        .matcher(Path.of(entry).getFileName().toString())
                                        .matches()))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder probe = java(trusting(flags), classPath, command);
        probe.environment().putAll(environment);
        try {
            Process process = probe.start();
            String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + found);
            }
            return JsonObject.parse(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        standIns.destroy();
    }

    /** A command of the JDK that runs this, without variables that a function would read. */
    private static ProcessBuilder java(List<String> flags, String classPath, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(Flags.NATIVE);
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LATCHKEY_"));
        return builder;
    }

    /** Connects, as services have been connected to many times before. */
    private void shakeHands() throws IOException {
        URI url = URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
        try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(url.getHost(), url.getPort())) {
            socket.startHandshake();
            // The next handshake is to be as long as the first of a process.
            socket.getSession().invalidate();
        }
    }
}
