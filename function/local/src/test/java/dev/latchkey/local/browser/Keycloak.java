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

    /** Does something as the administrator: {@code PUT users/<id>} of the issuer's realm, say. */
    private void administer(URI issuer, String method, String path, String json)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(admin(issuer, path))
                            .header("Authorization", "Bearer " + token(http))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private String find(URI issuer, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(admin(issuer, path))
                            .header("Authorization", "Bearer " + token(http))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JsonObject.parse("{\"found\":" + answer.body() + "}")
                    .tree()
                    .at("/found/0/id")
                    .asText();
        }
    }

    private URI admin(URI issuer, String path) {
        return url.resolve("/admin" + issuer.getPath() + "/" + path);
    }

    private String user(URI issuer, String user) throws IOException, InterruptedException {
        return "users/" + find(issuer, "users?exact=true&username=" + user);
    }

    /** The user may no longer sign in. */
    void disable(URI issuer, String user) throws IOException, InterruptedException {
        administer(issuer, "PUT", user(issuer, user), "{\"enabled\": false}");
    }

    /** Takes the user out of the group. */
    void leave(URI issuer, String user, String group) throws IOException, InterruptedException {
        String id = find(issuer, "groups?exact=true&search=" + group);
        administer(issuer, "DELETE", user(issuer, user) + "/groups/" + id, "");
    }

    /** Ends the user's sessions. */
    void endSessions(URI issuer, String user) throws IOException, InterruptedException {
        administer(issuer, "POST", user(issuer, user) + "/logout", "");
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
