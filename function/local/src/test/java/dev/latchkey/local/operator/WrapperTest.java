package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.operator.testing.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** infra/latchkey itself, in a repository with only what it looks at, and with a Maven that says that it was called. */
@Tag("service")
class WrapperTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path JAR = REPOSITORY.resolve("function/operator/target/operator.jar");

    @TempDir
    private Path repository = Path.of("");

    private record Ran(int code, List<String> out) {}

    @BeforeEach
    void makeRepository() throws IOException {
        assumeTrue(Files.exists(JAR), "function/operator/target/operator.jar is not there: mvn package makes it");
        Files.createDirectories(repository.resolve("infra"));
        Files.copy(REPOSITORY.resolve("infra/latchkey"), repository.resolve("infra/latchkey"));
        write("pom.xml", "");
        for (String module : List.of("core", "signin", "operator")) {
            write("function/" + module + "/pom.xml", "");
            write("function/" + module + "/src/main/Source.java", "");
        }
        write("function/operator/target/java-home", System.getProperty("java.home"));
        Files.copy(JAR, repository.resolve("function/operator/target/operator.jar"));
        Path mvn = write("bin/mvn", "#!/bin/sh\necho mvn is called >&2\nexit 1\n");
        assertTrue(repository.resolve("infra/latchkey").toFile().setExecutable(true));
        assertTrue(mvn.toFile().setExecutable(true));
    }

    private Path write(String name, String text) throws IOException {
        Path path = repository.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        return Files.writeString(path, text);
    }

    private Ran run(Map<String, String> variables, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(repository.resolve("infra/latchkey").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("PATH", repository.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        environment.putAll(variables);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out.lines().toList());
    }

    private Map<String, String> aws() {
        return Map.of(
                "AWS_ENDPOINT_URL", HARNESS.faults().url().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    @Test
    void builtCommand_isRun() throws Exception {
        Ran ran = run(Map.of(), "", "access", "check", Sources.EXAMPLE.toString());
        assertEquals(0, ran.code(), ran::toString);
        assertTrue(ran.out().getFirst().startsWith(Sources.EXAMPLE + " is valid."), ran::toString);
    }

    @Test
    void exitCode_isTheCommands() throws Exception {
        assertEquals(1, run(Map.of(), "", "access", "check", "nowhere.yaml").code());
        assertEquals(2, run(Map.of(), "", "access", "chek").code());
    }

    @Test
    void commandOlderThanItsSources_isBuilt() throws Exception {
        Files.setLastModifiedTime(repository.resolve("function/operator/target/operator.jar"), FileTime.fromMillis(0));
        Ran ran = run(Map.of(), "", "access", "check", Sources.EXAMPLE.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("mvn is called"), ran::toString);
        assertEquals("latchkey: the command was not built: see above", ran.out().getLast());
    }

    @Test
    void missingCommand_isBuilt() throws Exception {
        Files.delete(repository.resolve("function/operator/target/operator.jar"));
        assertTrue(run(Map.of(), "", "--help").out().contains("mvn is called"));
    }

    @Test
    void awsConfiguration_isTheSdks() throws Exception {
        Ran ran = run(aws(), "", "access", "history", "--table", HARNESS.table().name());
        assertEquals(new Ran(0, List.of("Nothing is applied: nobody can sign in.")), ran);
    }

    /** As the AWS CLI takes it, where AWS_REGION is not there. */
    @Test
    void defaultRegion_isTheRegionWhereNoOtherIsGiven() throws Exception {
        Map<String, String> variables = new HashMap<>(aws());
        variables.remove("AWS_REGION");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        Ran ran = run(
                variables, "", "access", "history", "--table", HARNESS.table().name());
        assertEquals(new Ran(0, List.of("Nothing is applied: nobody can sign in.")), ran);
    }

    @Test
    void regionAndCredentials_thatAreNotConfigured_areAskedFor() throws Exception {
        Map<String, String> nothing = Map.of("AWS_EC2_METADATA_DISABLED", "true", "HOME", repository.toString());
        assertEquals(
                List.of("latchkey: no Region is configured: give --region, or set AWS_REGION or AWS_PROFILE"),
                run(nothing, "", "access", "history").out());
        assertEquals(
                List.of("latchkey: there are no AWS credentials: sign in with aws login or aws sso login, or set"
                        + " AWS_PROFILE"),
                run(nothing, "", "access", "history", "--region", "us-east-1").out());
    }

    @Test
    void secret_isReadFromStandardInput() throws Exception {
        Ran ran = run(aws(), "hunter2\n", "secret", "--key", "alias/nowhere");
        assertEquals(1, ran.code());
        assertTrue(ran.out().getLast().startsWith("latchkey: there is not the key alias/nowhere"), ran::toString);
    }
}
