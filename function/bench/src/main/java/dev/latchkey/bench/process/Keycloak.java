package dev.latchkey.bench.process;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.JsonObject;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Keycloak in a process of its own, with one public client whose tokens are bound to a DPoP key, and one person. */
public final class Keycloak implements AutoCloseable {
    private static final String LOGIN = "grant_type=password&client_id=cli&username=ada&password=benchmark";
    private static final String REFRESH = "grant_type=refresh_token&client_id=cli&refresh_token=";

    private static final long PAUSE_NANOS = 20_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ECKey key = Proof.newKey();
    private final Process process;
    private final URI realm;

    private Keycloak(Process process, URI realm) {
        this.process = process;
        this.realm = realm;
    }

    /**
     * Starts it, with what it kept from the time before.
     *
     * @param home where its distribution lies
     */
    public static Keycloak start(Lab lab, Path home) {
        try (InputStream realm = Keycloak.class.getResourceAsStream("realm.json")) {
            Files.createDirectories(home.resolve("data/import"));
            Files.copy(realm, home.resolve("data/import/bench.json"), StandardCopyOption.REPLACE_EXISTING);
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder("sh", "bin/kc.sh", "start-dev", "--import-realm")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(lab.log().toFile()));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_HTTP_HOST", "127.0.0.1");
            builder.environment().put("KC_HTTP_PORT", Integer.toString(port));
            return new Keycloak(builder.start(), URI.create("http://127.0.0.1:" + port + "/realms/bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs the person in as soon as it answers, and gives the refresh token. */
    public String login() {
        while (process.isAlive()) {
            try {
                return send(LOGIN).get();
            } catch (UncheckedIOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new IllegalStateException("Keycloak ended with " + process.exitValue());
    }

    /** A refresh, made but not sent; what it gives is the next refresh token. */
    public Supplier<String> refresh(String refreshToken) {
        return send(REFRESH + refreshToken);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        http.close();
    }

    private Supplier<String> send(String form) {
        URI url = URI.create(realm + "/protocol/openid-connect/token");
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "DPoP",
                        Proof.with(key)
                                .claim("htu", url.toString())
                                .at(Clock.systemUTC().instant())
                                .sign())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return () -> {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                JsonObject answer = JsonObject.parse(response.body());
                if (response.statusCode() != 200
                        || !answer.string("token_type").orElse("").equals("DPoP")) {
                    throw new IllegalStateException(response.body());
                }
                return answer.string("refresh_token").orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
