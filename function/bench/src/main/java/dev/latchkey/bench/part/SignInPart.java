package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Login;
import dev.latchkey.bench.measured.Visitor;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.Linux;
import dev.latchkey.bench.process.RunningFunction;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.lambda.BuiltFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sign-in function: its first request after a snapshot, and what its requests take beside a redemption. */
public final class SignInPart implements Part {
    private static final int RUNS = Integer.getInteger("runs", 9) / 2 + 1;
    private static final int WARM_UP = 400;
    private static final int WARM = 30;
    private static final int COUNTED = 500;
    private static final double BYTES_PER_KB = 1000;

    @Override
    public void run(Lab lab, Report report) {
        restored(lab, report);
        lab.control().delay(0);
        double redemption;
        try (RunningFunction tokens = RunningFunction.restored(lab, BuiltFunction.TOKEN, Flags.C1)) {
            redemption = cpu(tokens, () -> Login.next().redemption());
        }
        try (RunningFunction signIns = RunningFunction.restored(lab, BuiltFunction.SIGN_IN, Flags.C1)) {
            double authorization = cpu(signIns, () -> Visitor.AUTHORIZATION);
            String choice = Visitor.choice(signIns::invoke);
            double page = cpu(signIns, () -> choice);
            report.add(new Table(
                            "Sign-ins: CPU of a request, warm, no delay in the services",
                            List.of("request", "CPU ms", "redemptions", "response, KB"))
                    .row("a redemption, by the token function", redemption, 1, "")
                    .row("GET /v1/authorize", authorization, authorization / redemption, "")
                    .row("the page of 1,500 roles", page, page / redemption, kilobytes(signIns.invoke(choice)))
                    .note("The goals: a page of 1,500 roles at most 5 redemptions and 60 KB, as it is compressed;"
                            + " GET /v1/authorize at most one redemption."));
        }
    }

    private static void restored(Lab lab, Report report) {
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            lab.control().delay(0);
            try (RunningFunction function = RunningFunction.restored(lab, BuiltFunction.SIGN_IN, Flags.C1)) {
                lab.control().delay(ProbedPart.DELAY_MILLIS);
                first.add(ownMillis(lab, function));
                lab.control().delay(0);
                for (int j = 0; j < WARM_UP; j++) {
                    function.invoke(Visitor.AUTHORIZATION);
                }
                lab.control().delay(ProbedPart.DELAY_MILLIS);
                for (int j = 0; j < WARM; j++) {
                    warm.add(ownMillis(lab, function));
                }
            } finally {
                lab.control().delay(0);
            }
        }
        Statistics restored = Statistics.of(first);
        double usual = Statistics.of(warm).median();
        report.add(new Table(
                        "Restored: GET /v1/authorize first after a snapshot, 20 ms of delay in each service, ms",
                        List.of(
                                "own time above the delays",
                                "least",
                                "most",
                                "the same, warm",
                                "first to warm",
                                "processes"))
                .row(
                        restored.median(),
                        restored.least(),
                        restored.most(),
                        usual,
                        restored.median() / usual,
                        restored.count())
                .note("The goal is at most 3. The first request fetches the provider's metadata, the others have it."));
    }

    /** Of one authorization request. */
    private static double ownMillis(Lab lab, RunningFunction function) {
        lab.control().takeRounds();
        long start = System.nanoTime();
        String answer = function.invoke(Visitor.AUTHORIZATION);
        double millis = (System.nanoTime() - start) / 1e6;
        Visitor.redirected(answer);
        return millis - (double) lab.control().takeRounds() * ProbedPart.DELAY_MILLIS;
    }

    /** Milliseconds of one such request, when the function is warm. */
    private static double cpu(RunningFunction function, Supplier<String> event) {
        for (int i = 0; i < WARM_UP; i++) {
            function.invoke(event.get());
        }
        List<String> events = Stream.generate(event).limit(COUNTED).toList();
        Duration before = Linux.cpu(function.handle());
        events.forEach(function::invoke);
        return (double) Linux.cpu(function.handle()).minus(before).toMillis() / COUNTED;
    }

    private static double kilobytes(String answer) {
        JsonObject response = JsonObject.parse(answer);
        if (response.number("statusCode").orElse(0) != 200) {
            throw new IllegalStateException(answer);
        }
        return Base64.getDecoder().decode(response.string("body").orElseThrow()).length / BYTES_PER_KB;
    }
}
