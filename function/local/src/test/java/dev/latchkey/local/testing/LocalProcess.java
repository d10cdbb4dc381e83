package dev.latchkey.local.testing;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import dev.latchkey.local.Main;
import dev.latchkey.token.testing.Proof;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The local service as {@code mvn -Plocal} runs it, in a process that can be killed and started again. */
public final class LocalProcess {
    private final URI backend;
    private final int port;
    private final Path data = Files.createTempDirectory("latchkey-test");
    private final AtomicReference<Process> process = new AtomicReference<>();

    public LocalProcess(URI backend) throws IOException {
        this.backend = backend;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    /** Starts it, and waits until it says that it is listening. */
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dport=" + port,
                        "-Ddata=" + data,
                        "-Dunattended=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", backend.toString());
        Process started = builder.start();
        process.set(started);
        BufferedReader out = started.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("listens on")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("it ended before it listened");
        }
    }

    /** Kills it, as a crash would. */
    public void kill() {
        Process running = process.get();
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    public String signIn() throws IOException, InterruptedException {
        return client(http -> TestService.signIn(http, url()));
    }

    public String proof(ECKey key) {
        return Proof.with(key)
                .at(Clock.systemUTC().instant())
                .claim("htu", url().resolve("/v1/token").toString())
                .sign();
    }

    public HttpResponse<String> post(Map<String, String> members, String proof)
            throws IOException, InterruptedException {
        return client(http -> TestService.post(http, url(), "application/json", Json.write(members), proof));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client for one request, so that no connection to an earlier process is used again. */
    private static <T> T client(Call<T> call) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return call.with(http);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T with(HttpClient http) throws IOException, InterruptedException;
    }
}
