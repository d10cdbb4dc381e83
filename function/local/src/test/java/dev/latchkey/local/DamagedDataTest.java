package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.storage.UnusableDataException;
import dev.latchkey.token.aws.AwsClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a data folder whose files are not as they were written. */
class DamagedDataTest {
    private static final String KEYS = "kms-keys.properties";

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        try (Backend backend = Backend.standIns(folder, Clock.systemUTC());
                AwsClients clients = LocalClients.create(backend)) {
            Provisioning.ensure(clients, "latchkey");
        }
    }

    private void start() {
        Backend.standIns(folder, Clock.systemUTC()).close();
    }

    private void isDamaged(String file) {
        String message = String.valueOf(
                assertThrows(UnusableDataException.class, this::start).getMessage());

        assertTrue(message.startsWith(file + " there is damaged"), message);
    }

    private void replace(String pattern, String replacement) throws IOException {
        String keys = Files.readString(folder.resolve(KEYS));
        String damaged = keys.replaceFirst(pattern, replacement);
        assertTrue(!damaged.equals(keys), keys);
        Files.writeString(folder.resolve(KEYS), damaged);
    }

    @Test
    void nothingDamaged_starts() {
        assertDoesNotThrow(this::start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\.spec=\\w+", "\\.private=[\\w+/]{9}", "\\.secret=[\\w+/]{2}", "-code=[0-9a-f]{2}"})
    void anyPartOfAKeyDamaged_isToldOfTheKeys(String pattern) throws IOException {
        replace(
                "(?m)(" + pattern.substring(0, pattern.indexOf('=') + 1) + ")"
                        + pattern.substring(pattern.indexOf('=') + 1),
                "$1!");

        isDamaged(KEYS);
    }

    @Test
    void keysThatAreNoProperties_areToldOf() throws IOException {
        Files.writeString(folder.resolve(KEYS), "\\uXYZ");

        isDamaged(KEYS);
    }

    @Test
    void masterKeyCutOff_isToldOf() throws IOException {
        Files.write(folder.resolve("sts-master-key"), "short".getBytes(StandardCharsets.UTF_8));

        isDamaged("sts-master-key");
    }

    @Test
    void keysThatAreAFolder_cannotBeRead() throws IOException {
        Files.delete(folder.resolve(KEYS));
        Files.createDirectory(folder.resolve(KEYS));

        assertTrue(String.valueOf(
                        assertThrows(UnusableDataException.class, this::start).getMessage())
                .startsWith(KEYS + " there cannot be read"));
    }
}
