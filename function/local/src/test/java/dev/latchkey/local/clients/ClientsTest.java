package dev.latchkey.local.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.testing.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of docs/clients.md, against what the clients do. */
@Tag("browser")
class ClientsTest {
    private final TestService service = new TestService();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource
    void inEachSituation_clientsDoWhatIsDocumented(Situation situation) throws Exception {
        Map<Client, Optional<List<String>>> commands = new EnumMap<>(Client.class);
        for (Client client : Client.values()) {
            commands.put(client, situation.command(client));
        }
        Map<Client, Future<Outcome>> outcomes = new EnumMap<>(Client.class);
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            commands.forEach((client, command) -> command.ifPresent(
                    typed -> outcomes.put(client, atOnce.submit(() -> outcome(situation, client, typed)))));
        }
        ClientsDocument document = ClientsDocument.read();
        StringBuilder row = new StringBuilder("| " + situation.title() + " |");
        for (Client client : Client.values()) {
            Future<Outcome> outcome = outcomes.get(client);
            row.append(' ')
                    .append(outcome == null ? ClientsDocument.NONE : document.cell(client, outcome.get()))
                    .append(" |");
        }

        assertEquals(document.row(situation).orElse("nothing"), row.toString());
    }

    private Outcome outcome(Situation situation, Client client, List<String> command) throws Exception {
        try (Login login = new Login(service, Files.createDirectory(folder.resolve(client.name())))) {
            situation.arise(login);
            Outcome outcome = login.call(command, situation.processes());
            if (outcome.end() == Outcome.End.WORKS) {
                assertEquals(TestService.SUBJECT, outcome.words());
            }
            return outcome;
        }
    }

    @Test
    void document_hasEverySituationAndNoOther() throws Exception {
        assertEquals(
                Arrays.stream(Situation.values()).map(Situation::title).toList(),
                ClientsDocument.read().situations());
    }
}
