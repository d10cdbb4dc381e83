package dev.latchkey.operator;

import dev.latchkey.operator.command.Terminal;
import java.io.Console;
import java.util.Optional;

/** The terminal of this process, if it reads from one and writes to it. */
final class SystemTerminal implements Terminal {
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    @Override
    public boolean isThere() {
        return console().isPresent();
    }

    @Override
    public String ask(String question) {
        return Optional.ofNullable(console().orElseThrow().readLine("%s", question))
                .orElse("");
    }

    @Override
    public String askSecretly(String question) {
        return Optional.ofNullable(console().orElseThrow().readPassword("%s", question))
                .map(String::new)
                .orElse("");
    }
}
