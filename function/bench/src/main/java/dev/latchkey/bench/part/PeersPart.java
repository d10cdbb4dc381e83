package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Login;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Keycloak;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.Linux;
import dev.latchkey.bench.process.RunningFunction;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import dev.latchkey.local.lambda.BuiltFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people would run instead: as many DPoP-bound refreshes, one at a time, against the function and against Keycloak.
 *
 * @param keycloak where Keycloak's distribution lies
 */
public record PeersPart(Path keycloak) implements Part {
    private static final int WARM_UP = 2000;
    private static final int REFRESHES = 1000;

    /** Milliseconds, and megabytes. */
    private record Server(double cpu, double median, double resident, double start) {}

    @Override
    public void run(Lab lab, Report report) {
        lab.control().delay(0);
        Server ours = ours(lab);
        Server theirs = theirs(lab);
        Table table = new Table(
                "Beside Keycloak: DPoP-bound refreshes, one at a time, no delay in the services",
                List.of("server", "CPU ms a refresh", "answered in ms", "resident, MB", "start to first answer, ms"));
        add(table, "the function", ours);
        add(table, "Keycloak", theirs);
        add(
                table,
                "the function to Keycloak",
                new Server(
                        ours.cpu() / theirs.cpu(),
                        ours.median() / theirs.median(),
                        ours.resident() / theirs.resident(),
                        ours.start() / theirs.start()));
        report.add(table.note("The goal is at most 0.4 of Keycloak's CPU time."
                + " The function's start is one without a snapshot; its refreshes are those of a restored process."));
    }

    private static Server ours(Lab lab) {
        Login login = Login.next();
        double start = ColdPart.millis(lab, Login.next().redemption());
        try (RunningFunction function = RunningFunction.restored(lab, BuiltFunction.TOKEN, Flags.C1)) {
            String token = Login.refreshToken(function.invoke(login.redemption()));
            return measure(function.handle(), start, token, next -> {
                String event = login.refresh(next);
                return () -> Login.refreshToken(function.invoke(event));
            });
        }
    }

    private Server theirs(Lab lab) {
        // The first start sets up its database.
        try (Keycloak first = Keycloak.start(lab, keycloak)) {
            first.login();
        }
        long start = System.nanoTime();
        try (Keycloak server = Keycloak.start(lab, keycloak)) {
            String token = server.login();
            return measure(server.handle(), (System.nanoTime() - start) / 1e6, token, server::refresh);
        }
    }

    /** @param refresh makes a refresh with this token, which gives the next one when it is sent */
    private static Server measure(
            ProcessHandle process, double start, String login, Function<String, Supplier<String>> refresh) {
        String token = login;
        for (int i = 0; i < WARM_UP; i++) {
            token = refresh.apply(token).get();
        }
        List<Double> millis = new ArrayList<>();
        Duration before = Linux.cpu(process);
        for (int i = 0; i < REFRESHES; i++) {
            Supplier<String> made = refresh.apply(token);
            long sent = System.nanoTime();
            token = made.get();
            millis.add((System.nanoTime() - sent) / 1e6);
        }
        double cpu = (double) Linux.cpu(process).minus(before).toMillis() / REFRESHES;
        return new Server(cpu, Statistics.of(millis).median(), Linux.status(process, "VmRSS") / 1000.0, start);
    }

    private static void add(Table table, String name, Server server) {
        table.row(name, server.cpu(), server.median(), server.resident(), server.start());
    }
}
