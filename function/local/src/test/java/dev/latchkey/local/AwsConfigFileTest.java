package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.storage.UnusableDataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AwsConfigFileTest {
    @TempDir
    private Path folder;

    private String written(String url) throws IOException {
        return Files.readString(AwsConfigFile.write(folder, URI.create(url)).path());
    }

    @Test
    void write_first_pointsOneProfileAtTheService() throws IOException {
        assertEquals("""
                [profile latchkey]
                endpoint_url = http://127.0.0.1:8080
                region = us-east-1
                """, written("http://127.0.0.1:8080"));
    }

    @Test
    void write_again_keepsWhoIsSignedInAndChangesTheAddresses() throws IOException {
        String login = "login_session = arn:aws:sts::000000000000:assumed-role/Developer/ada\n";
        String first = written("http://127.0.0.1:8080") + login;
        Files.writeString(folder.resolve("aws-config"), first);

        assertEquals(first.replace(":8080", ":9090"), written("http://127.0.0.1:9090"));
    }

    @Test
    void write_whereItCannot_saysSo() throws IOException {
        Files.createDirectory(folder.resolve("aws-config"));

        assertTrue(String.valueOf(assertThrows(UnusableDataException.class, () -> written("http://127.0.0.1:8080"))
                        .getMessage())
                .startsWith("aws-config there cannot be read"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void write_whereALinkIs_changesNothingElsewhere() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "endpoint_url = mine");
        Files.createSymbolicLink(folder.resolve("aws-config"), elsewhere);

        assertThrows(UnusableDataException.class, () -> written("http://127.0.0.1:8080"));
        assertEquals("endpoint_url = mine", Files.readString(elsewhere));
    }
}
