package dev.latchkey.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.json.JsonObject;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.token.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
class EventFilesTest {
    @TempDir
    Path folder;

    private final TestService service = new TestService();

    @AfterEach
    void stop() {
        service.close();
    }

    private void write() {
        new EventFiles(service.url(), service.service().codeIssuer(), service.clock())
                .write(folder, service.service().variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-redeem.json", "v2-redeem.json", "v1-refresh.json", "v2-refresh.json"})
    void event_succeeds(String file) throws Exception {
        write();
        JsonObject response = service.invoke(Files.readAllBytes(folder.resolve(file)));

        assertEquals(
                200,
                response.number("statusCode").orElseThrow(),
                response.string("body").orElse(""));
    }

    @Test
    void variables_areTheFunctionsOwn() throws Exception {
        write();
        JsonObject variables = JsonObject.parse(Files.readString(folder.resolve("variables.json")));

        assertEquals(service.service().settings(), Settings.from(variables.stringMap("TokenFunction")));
    }
}
