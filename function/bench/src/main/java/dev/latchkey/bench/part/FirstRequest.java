package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Login;
import dev.latchkey.bench.process.RunningFunction;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of request that a process may be sent first. */
enum FirstRequest {
    REDEMPTION,
    REFRESH;

    /** As tables name it. */
    String word() {
        return this == REDEMPTION ? "redemption" : "refresh";
    }

    /** An event that was not sent before; {@code other} is who gives a refresh its token. */
    String make(RunningFunction other) {
        Login login = Login.next();
        return this == REDEMPTION
                ? login.redemption()
                : login.refresh(Login.refreshToken(other.invoke(login.redemption())));
    }

    List<String> make(RunningFunction other, int count) {
        return Stream.generate(() -> make(other)).limit(count).toList();
    }

    /** Sends it to the function, and gives the milliseconds until the response, which must be a success. */
    static double millis(RunningFunction function, String event) {
        long start = System.nanoTime();
        String answer = function.invoke(event);
        double millis = (System.nanoTime() - start) / 1e6;
        Login.refreshToken(answer);
        return millis;
    }
}
