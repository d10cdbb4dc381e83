package dev.latchkey.operator.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Seals an identity provider's client secret for the access file. */
@Command(
        name = "secret",
        description = {
            "Seals an identity provider's client secret, and prints what the access file takes for it.",
            "The secret is read from standard input, or asked for without showing it."
        })
final class SecretCommand implements Callable<Integer> {
    /** The most that KMS encrypts. */
    private static final int MAX_BYTES = 4096;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the KMS key that seals secrets: id, ARN or alias; $LATCHKEY_SECRETS_KEY unless given")
    private String key = "";

    @Option(names = "--region", paramLabel = "REGION", description = "its Region; AWS's configuration unless given")
    private String region = "";

    SecretCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String named = key.isEmpty() ? surroundings.environment().getOrDefault("LATCHKEY_SECRETS_KEY", "") : key;
        if (named.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no key is named: give --key, or set LATCHKEY_SECRETS_KEY");
        }
        byte[] secret = secret();
        if (secret.length == 0) {
            throw new CommandException("the secret is empty: nothing was sealed");
        }
        if (secret.length > MAX_BYTES) {
            throw new CommandException("the secret has more than 4,096 bytes, which KMS does not take");
        }
        try (Services services = surroundings.services().in(Optional.of(region).filter(name -> !name.isEmpty()))) {
            new Output(surroundings.out()).line(services.seal(named, secret));
        }
        return Latchkey.DONE;
    }

    /** In UTF-8, without the end of its line. */
    private byte[] secret() throws IOException {
        if (surroundings.terminal().isThere()) {
            return surroundings
                    .terminal()
                    .askSecretly("Client secret (it is not shown): ")
                    .getBytes(StandardCharsets.UTF_8);
        }
        // One more than the most, and the end of a line.
        byte[] read = surroundings.in().readNBytes(MAX_BYTES + 3);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read))
                    .toString()
                    .replaceFirst("\\R\\z", "")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new CommandException("the secret is no text in UTF-8: nothing was sealed");
        }
    }
}
