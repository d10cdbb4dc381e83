package dev.latchkey.local;

import dev.latchkey.local.storage.UnusableDataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration file for the AWS CLI and the SDKs with one profile, which signs in at this service. {@code aws login}
 * writes to the file that it reads: for a trial, not to the user's own.
 */
record AwsConfigFile(Path path) {
    static final String PROFILE = "latchkey";

    private static final String NAME = "aws-config";

    /**
     * Writes the file; of one that is there, only the addresses, so that whoever is signed in stays signed in.
     *
     * @param service where the service is reached
     */
    static AwsConfigFile write(Path folder, URI service) {
        Path path = folder.resolve(NAME);
        try {
            String content = Files.exists(path)
                    ? Files.readString(path).replaceAll("(?m)^( *endpoint_url *= *).*$", "$1" + service)
                    : content(service);
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UnusableDataException(NAME + " cannot be written there (" + e + ")");
        }
        return new AwsConfigFile(path);
    }

    private static String content(URI service) {
        return """
                [services %1$s]
                signin =
                  endpoint_url = %2$s
                sts =
                  endpoint_url = %2$s

                [profile %1$s]
                services = %1$s
                region = %3$s
                """.formatted(PROFILE, service, LocalService.REGION);
    }
}
