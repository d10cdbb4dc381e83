package dev.latchkey.local.browser;

import dev.latchkey.local.testing.ClientProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The official AWS CLI 2, with a home and a configuration of its own. */
public final class AwsCli {
    /** A private key in a session's file, where line breaks are escaped. */
    private static final Pattern PEM =
            Pattern.compile("(-----BEGIN EC PRIVATE KEY-----\\\\n)([A-Za-z0-9+/=\\\\n]+?)(?=-----)");

    /** Where its DER says how many octets of it there are: after a sequence and a version of 5 bytes, and a tag. */
    private static final int OCTETS = 6;

    private static final int PRIVATE_KEY = 32;

    private static final String OPENED = "browser opened: ";

    private static final long PATIENCE_SECONDS = 60;

    private final Path aws = Installed.byScript("aws-cli", "bin/aws");
    private final Path home;
    private final URI service;
    private final Path browser;

    public AwsCli(Path home, URI service) throws IOException {
        this.home = home;
        this.service = service;
        this.browser = home.resolve("browser");
        // The test's browser opens what this prints.
        Files.writeString(browser, "#!/bin/sh\necho \"" + OPENED + "$1\"\n");
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    }

    /** How a command ended, and what it printed. */
    public record Result(int exitCode, String output) {}

    /** {@code aws login}, which waits for the browser, or with {@code --remote} for the code. */
    public static final class Login implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final StringBuilder printed = new StringBuilder();

        private Login(Process process) {
            this.process = process;
            this.out = process.inputReader();
        }

        /** The URL that it has opened in the browser. */
        public String openedUrl() throws IOException {
            return awaitLine(OPENED).substring(OPENED.length());
        }

        /** The URL that it shows a person. */
        String shownUrl() throws IOException {
            return awaitLine("http");
        }

        /** Types a line. */
        void type(String line) throws IOException {
            try (Writer in = process.outputWriter()) {
                in.write(line + "\n");
            }
        }

        /** Waits for its end; what it prints until then fits into the pipe. */
        public Result end() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("aws login still waits: " + printed);
            }
            out.lines().forEach(line -> printed.append(line).append('\n'));
            return new Result(process.waitFor(), printed.toString());
        }

        private String awaitLine(String start) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed.append(line).append('\n');
                if (line.startsWith(start)) {
                    return line;
                }
            }
            throw new IOException("aws login ended: " + printed);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    public Login login(String profile, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(aws.toString(), "login", "--profile", profile));
        command.addAll(Arrays.asList(options));
        return new Login(start(command));
    }

    /** {@code aws sts get-caller-identity}. */
    Result callerIdentity(String profile) throws IOException, InterruptedException {
        return end(start(List.of(
                aws.toString(),
                "sts",
                "get-caller-identity",
                "--query",
                "Arn",
                "--output",
                "text",
                "--profile",
                profile)));
    }

    /** The same with boto3. */
    Result callerIdentityOfBoto3(String profile) throws IOException, InterruptedException {
        String script =
                "import boto3, sys; print(boto3.Session(profile_name=sys.argv[1]).client('sts').get_caller_identity()['Arn'])";
        return end(start(List.of(aws.resolveSibling("python3").toString(), "-c", script, profile)));
    }

    /** Lets the credentials of all sessions have expired. */
    public void expireCredentials() throws IOException {
        try (Stream<Path> sessions = Files.list(home.resolve(".aws/login/cache"))) {
            for (Path session :
                    sessions.filter(file -> file.toString().endsWith(".json")).toList()) {
                String expired = Files.readString(session)
                        .replaceAll("\"expiresAt\": ?\"[^\"]+\"", "\"expiresAt\": \"2020-01-01T00:00:00Z\"");
                Files.writeString(
                        session,
                        PEM.matcher(expired)
                                .replaceAll(pem -> Matcher.quoteReplacement(pem.group(1) + whole(pem.group(2)))));
            }
        }
    }

    /**
     * The private key with all of its 32 octets (RFC 5915 §3). Of one key in 256 the client leaves out the first, a zero,
     * and cannot read it again: AWS_ERROR_CAL_UNSUPPORTED_KEY_FORMAT.
     */
    private static String whole(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.replace("\\n", ""));
        if (key[OCTETS] >= PRIVATE_KEY) {
            return base64;
        }
        int missing = PRIVATE_KEY - key[OCTETS];
        byte[] whole = new byte[key.length + missing];
        System.arraycopy(key, 0, whole, 0, OCTETS + 1);
        System.arraycopy(key, OCTETS + 1, whole, OCTETS + 1 + missing, key.length - OCTETS - 1);
        whole[1] += (byte) missing;
        whole[OCTETS] += (byte) missing;
        return Base64.getEncoder().encodeToString(whole) + "\\n";
    }

    private Process start(List<String> command) throws IOException {
        return ClientProcess.start(
                command,
                home,
                Map.of(
                        "BROWSER", browser.toString(),
                        "AWS_REGION", "us-east-1",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_ENDPOINT_URL_SIGNIN", service.toString(),
                        "AWS_ENDPOINT_URL_STS", service.toString()));
    }

    private static Result end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }
}
