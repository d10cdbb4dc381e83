package dev.latchkey.local.clients;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.browser.AwsCli;
import dev.latchkey.local.clients.Outcome.End;
import dev.latchkey.local.testing.ClientProcess;
import dev.latchkey.local.testing.LoginCache;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.signin.model.AccessToken;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;

/** A home folder with a login in it, of which the credentials are over, and a way of its own to the service. */
final class Login implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final TestService service;
    private final TokenFront front;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();

    Login(TestService service, Path home) throws IOException {
        this.service = service;
        this.front = new TokenFront(service);
        this.home = home;
        Files.createDirectories(cache());
        configure("region = us-east-1\n");
    }

    TokenFront front() {
        return front;
    }

    TestService service() {
        return service;
    }

    /** Writes what {@code aws login} would have written, and gives the way to the service. */
    TokenFront write() throws Exception {
        write(Proof.newKey(), Duration.ofHours(12));
        return front;
    }

    /** Writes what {@code aws login} would have written for a session of that length. */
    void write(ECKey key, Duration session) throws Exception {
        write(redeem(service.signIn(session), key), key);
    }

    /** The same for a session that is revoked, because somebody presents its code once more. */
    void writeRevoked() throws Exception {
        ECKey key = Proof.newKey();
        String code = service.signIn();
        write(redeem(code, key), key);
        post(code, key);
    }

    private void write(JsonObject tokens, ECKey key) throws Exception {
        JsonObject credentials = tokens.object("accessToken").orElseThrow();
        LoginCache.write(
                cache(),
                TestService.SUBJECT,
                CreateOAuth2TokenResponseBody.builder()
                        .accessToken(AccessToken.builder()
                                .accessKeyId(credentials.string("accessKeyId").orElseThrow())
                                .secretAccessKey(
                                        credentials.string("secretAccessKey").orElseThrow())
                                .sessionToken(credentials.string("sessionToken").orElseThrow())
                                .build())
                        .tokenType(tokens.string("tokenType").orElseThrow())
                        .refreshToken(tokens.string("refreshToken").orElseThrow())
                        .idToken(tokens.string("idToken").orElseThrow())
                        .build(),
                key);
    }

    /** Has the AWS CLI write it. */
    void writeByCli() throws Exception {
        AwsCli cli = new AwsCli(home, front.url());
        try (AwsCli.Login login = cli.login("default")) {
            URI opened = URI.create(login.openedUrl());
            HttpResponse<String> code = get(service.url().resolve(opened.getRawPath() + "?" + opened.getRawQuery()));
            get(URI.create(code.headers().firstValue("location").orElseThrow()));
            AwsCli.Result end = login.end();
            if (end.exitCode() != 0) {
                throw new AssertionError(end.output());
            }
        }
        cli.expireCredentials();
    }

    /** Leaves no region in the configuration. */
    void forgetRegion() throws IOException {
        configure("");
    }

    private void configure(String region) throws IOException {
        Files.writeString(
                home.resolve("config"), "[default]\n" + region + "login_session = " + TestService.SUBJECT + "\n");
    }

    /** What becomes of one call, made by that many processes at once. */
    Outcome call(List<String> command, int processes) throws IOException, InterruptedException {
        front.takeRequests();
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            started.add(start(command));
        }
        boolean works = true;
        String words = "";
        for (Process process : started) {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(End.WAITS, front.takeRequests(), "");
            }
            works &= process.exitValue() == 0;
            words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        return works
                ? new Outcome(End.WORKS, front.takeRequests(), words.strip())
                : new Outcome(End.FAILS, front.takeRequests(), constant(words));
    }

    private Process start(List<String> command) throws IOException {
        return ClientProcess.start(
                command,
                home,
                Map.of(
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1",
                        "AWS_ENDPOINT_URL_SIGNIN", front.url().toString(),
                        "AWS_ENDPOINT_URL_STS", service.url().toString()));
    }

    /** Without what differs from one time to the next. */
    private String constant(String words) {
        return words.replaceAll("\\s+", " ")
                .replace(front.url().toString(), "https://login.example.com")
                .replace(home.toString(), "~")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("@[0-9a-f]{5,8}\\b", "")
                // A proof is a little older when it arrives than when it was made.
                .replaceAll("6[56]\\d seconds", "660 seconds")
                // Of a chain of providers, the one that has the login.
                .replaceAll(".*login_session\\]\\)\\]\\)\\): (.*), ContainerCredentialsProvider\\(.*", "… $1 …")
                .strip();
    }

    private JsonObject redeem(String code, ECKey key) throws Exception {
        HttpResponse<String> answer = post(code, key);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return JsonObject.parse(answer.body());
    }

    private HttpResponse<String> post(String code, ECKey key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(front.endpoint())
                        .header("Content-Type", "application/json")
                        .header(
                                "DPoP",
                                Proof.with(key)
                                        .at(front.clock().instant())
                                        .claim("htu", front.endpoint().toString())
                                        .sign())
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(TestEndpoint.redemption(Secret.of(code)))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Path cache() {
        return home.resolve(".aws/login/cache");
    }

    @Override
    public void close() {
        front.close();
        http.close();
    }
}
