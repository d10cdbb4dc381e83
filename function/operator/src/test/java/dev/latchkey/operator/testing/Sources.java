package dev.latchkey.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Access files. */
public final class Sources {
    /** The example that lies in infra/. */
    public static final Path EXAMPLE =
            Path.of("..", "..", "infra", "access.example.yaml").toAbsolutePath().normalize();

    /** A small one, with a rule for each of two groups and a test. */
    public static final String SMALL = """
            version: 1
            organization: { name: Example }
            identityProviders:
              staff:
                issuer: https://login.example.com/realms/staff
                clientId: latchkey
                clientAuthentication: none
                groups: groups
            accounts:
              "111122223333": { name: Production, labels: [production] }
              "444455556666": { name: Staging }
            rules:
              - name: admins
                groups: [staff/admins]
                role: Admin
                accounts: ["111122223333", "444455556666"]
                session: 2h
                amr: [mfa]
              - name: engineers
                groups: [staff/engineers]
                role: ReadOnly
                accounts: ["444455556666"]
            tests:
              - person: { provider: staff, groups: [engineers] }
                may: [engineers]
                mayNot: [admins]
            """;

    private Sources() {}

    /** The example, in which the keys that it has in comments are keys. */
    public static String exampleWithComments() {
        try {
            return Files.readString(EXAMPLE).replaceAll("(?m)^( +)# (\\w+: )", "$1$2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The small one with something else in place of a text that it has, written to a file. */
    public static Path changed(Path folder, String text, String other) {
        if (!SMALL.contains(text)) {
            throw new IllegalArgumentException(text + " is not in the file");
        }
        return write(folder, SMALL.replace(text, other));
    }

    public static Path small(Path folder) {
        return write(folder, SMALL);
    }

    public static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("access.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
