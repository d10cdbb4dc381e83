package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Login;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.Linux;
import dev.latchkey.bench.process.RunningFunction;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.local.lambda.BuiltFunction;
import java.util.List;

/** Memory and threads of a restored function as requests go by: a redemption and its refresh in turn. */
public final class MemoryPart implements Part {
    private static final int REQUESTS = Integer.getInteger("requests", 10_000);
    private static final int LOOKS = 5;
    private static final double KB_PER_MB = 1000;

    @Override
    public void run(Lab lab, Report report) {
        lab.control().delay(0);
        Table table = new Table(
                "Memory at " + BuiltFunction.TOKEN.memory() + " MB, C1 and serial collector, restored",
                List.of("requests", "resident, MB", "threads"));
        int step = REQUESTS / LOOKS;
        try (RunningFunction function = RunningFunction.restored(lab, BuiltFunction.TOKEN, Flags.C1)) {
            look(table, 0, function);
            for (int sent = 2; sent <= REQUESTS; sent += 2) {
                Login login = Login.next();
                String token = Login.refreshToken(function.invoke(login.redemption()));
                Login.refreshToken(function.invoke(login.refresh(token)));
                if (sent / step > (sent - 2) / step) {
                    look(table, sent, function);
                }
            }
        }
        report.add(table);
    }

    private static void look(Table table, int sent, RunningFunction function) {
        table.row(
                sent, Linux.status(function.handle(), "VmRSS") / KB_PER_MB, Linux.status(function.handle(), "Threads"));
    }
}
