package dev.latchkey.local.browser;

import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak, one for all tests in this process, with a realm for each service. The system property {@code keycloak} names one
 * that runs already, with the administrator {@code admin} and the same password, for whoever works on these tests.
 */
final class Keycloak {
    private static final String ADMIN = "admin";

    private static @Nullable Keycloak running;

    private final URI url;

    private Keycloak(URI url) {
        this.url = url;
    }

    /** Starts it, unless it runs, or skips the test with a word about what is missing. */
    static synchronized Keycloak get() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /**
     * Makes a realm in which a service is registered. Its people are ada, ben, nora and otto, with the passwords that
     * {@link #password} gives.
     *
     * @param consent whether people are asked if the service may know who they are
     * @return the realm's issuer
     */
    URI realm(URI service, boolean consent) throws IOException, InterruptedException {
        String realm = "realm-" + UUID.randomUUID();
        String json = Installed.template(
                "realm.json", "realm", realm, "service", service.toString(), "consent", Boolean.toString(consent));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> made = http.send(
                    HttpRequest.newBuilder(url.resolve("/admin/realms"))
                            .header("Authorization", "Bearer " + token(http))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (made.statusCode() != 201) {
                throw new IOException(made.statusCode() + " " + made.body());
            }
        }
        return url.resolve("/realms/" + realm);
    }

    /**
     * An administrator ends all of a person's sessions.
     *
     * @param issuer the realm's
     */
    void logOut(URI issuer, String user) throws IOException, InterruptedException {
        String users = "/admin" + issuer.getPath() + "/users";
        try (HttpClient http = HttpClient.newHttpClient()) {
            String token = token(http);
            HttpResponse<String> found = http.send(
                    authorized(users + "?exact=true&username=" + user, token).build(),
                    HttpResponse.BodyHandlers.ofString());
            String id = found.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            HttpResponse<String> done = http.send(
                    authorized(users + "/" + id + "/logout", token)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (done.statusCode() != 204) {
                throw new IOException(done.statusCode() + " " + done.body());
            }
        }
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    static String password(String user) {
        return user + "'s password";
    }

    private String token(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JsonObject.parse(answer.body()).string("access_token").orElseThrow();
    }

    private static Keycloak start() {
        String others = System.getProperty("keycloak");
        if (others != null) {
            return new Keycloak(URI.create(others));
        }
        Path command = Installed.byScript("keycloak", "bin/kc.sh");
        try {
            int port = Installed.freePort();
            ProcessBuilder builder = new ProcessBuilder(
                            command.toString(),
                            "start",
                            "--optimized",
                            "--cache=local",
                            "--http-enabled=true",
                            "--hostname-strict=false",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            Installed.awaitLine(process, line -> line.contains("Listening on"));
            return new Keycloak(URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process script) {
        // What kc.sh starts would outlive it.
        List<ProcessHandle> started = script.descendants().toList();
        script.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
