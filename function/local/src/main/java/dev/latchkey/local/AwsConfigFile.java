package dev.latchkey.local;

import dev.latchkey.local.storage.PrivateFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
     * @throws dev.latchkey.local.storage.UnusableDataException if it cannot be read or written
     */
    static AwsConfigFile write(Path folder, URI service) {
        PrivateFile file = new PrivateFile(folder, NAME);
        String content = file.read()
                .map(there -> new String(there, StandardCharsets.UTF_8)
                        .replaceAll("(?m)^( *endpoint_url *= *).*$", "$1" + service))
                .orElseGet(() -> content(service));
        file.write(content.getBytes(StandardCharsets.UTF_8));
        return new AwsConfigFile(folder.resolve(NAME));
    }

    /** Every service of AWS's is sought here: AWS itself would be shown made-up credentials. */
    private static String content(URI service) {
        return """
                [profile %s]
                endpoint_url = %s
                region = %s
                """.formatted(PROFILE, service, LocalService.REGION);
    }
}
