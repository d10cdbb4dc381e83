package dev.latchkey.bench.process;

import dev.latchkey.local.lambda.BuiltFunction;
import dev.latchkey.local.lambda.LambdaProcess;
import java.util.List;
import java.util.stream.Stream;

/** The JVM's flags, as Lambda starts the function. */
public final class Flags {
    /** Of every process that loads native code. */
    static final List<String> NATIVE =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** As it is deployed: the java25 runtime's flags, which gives the heap about 85 % of the memory, and the template's. */
    public static final List<String> C1 = Stream.of(
                    List.of(
                            "-XX:MaxRAM=" + BuiltFunction.TOKEN.memory() + "m",
                            "-Xmx" + BuiltFunction.TOKEN.memory() * 85 / 100 + "m"),
                    LambdaProcess.RUNTIME_FLAGS,
                    List.of(BuiltFunction.TOKEN.options().split(" ", -1)),
                    NATIVE)
            .flatMap(List::stream)
            .distinct()
            .toList();

    /** With both compilers, as the java25 runtime has them where SnapStart is on; the thresholds are for one of them. */
    public static final List<String> TIERED = C1.stream()
            .filter(flag -> !flag.equals("-XX:TieredStopAtLevel=1") && !flag.startsWith("-XX:CompileThresholdScaling="))
            .toList();

    private Flags() {}
}
