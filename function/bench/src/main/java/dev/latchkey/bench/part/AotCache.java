package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Makes AOT caches (JEP 514): a run that does what is to be fast writes one as it ends. */
final class AotCache {
    /** How often the function answers each kind of request in the run: profiles come with the cache. */
    private static final int TIMES = 20;

    private final Lab lab;
    private final Events events;

    AotCache(Lab lab, Events events) {
        this.lab = lab;
        this.events = events;
    }

    /** The function with a cache of its own. */
    LambdaStart train(String name, LambdaStart function) {
        Path cache = cache(name);
        try (RuntimeApi api = new RuntimeApi(Clock.systemUTC())) {
            Process process = function.with("-XX:AOTCacheOutput=" + cache).start(lab, api);
            for (int i = 0; i < TIMES; i++) {
                ColdStart.millisTo(api.invoke(events.redemption()), process, 0);
                ColdStart.millisTo(api.invoke(events.refresh()), process, 0);
            }
            process.destroy();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireThere(cache);
        return function.with("-XX:AOTCache=" + cache);
    }

    /** The program with a cache of its own. */
    Java train(String name, Java program) {
        Path cache = cache(name);
        new ColdStart(lab).program(program.with(List.of("-XX:AOTCacheOutput=" + cache)));
        requireThere(cache);
        return program.with(List.of("-XX:AOTCache=" + cache));
    }

    private Path cache(String name) {
        Path cache = lab.folder().resolve(name + ".aot");
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cache;
    }

    private static void requireThere(Path cache) {
        if (!Files.exists(cache)) {
            throw new IllegalStateException(cache + " was not written");
        }
    }
}
