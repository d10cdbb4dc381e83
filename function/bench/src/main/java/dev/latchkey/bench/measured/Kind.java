package dev.latchkey.bench.measured;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A kind of request, in the order in which they can be sent. */
enum Kind {
    REDEMPTION,
    REPEATED_REDEMPTION,
    REFRESH,
    STORED_REFRESH;

    /** Sends events and gives the answers, in the same order. */
    @FunctionalInterface
    interface Sending {
        List<String> send(Kind kind, List<String> events);
    }

    /** Sends as many of every kind, all made before they are sent: the answers to one are what the next is made of. */
    static void each(int count, UnaryOperator<Login> issuing, Sending sending) {
        List<Login> logins = IntStream.range(0, count)
                .mapToObj(i -> issuing.apply(Login.next()))
                .toList();
        List<String> redemptions = logins.stream().map(Login::redemption).toList();
        List<String> tokens = sending.send(REDEMPTION, redemptions).stream()
                .map(Login::refreshToken)
                .toList();
        sending.send(REPEATED_REDEMPTION, redemptions).forEach(Login::refreshToken);
        for (Kind kind : List.of(REFRESH, STORED_REFRESH)) {
            List<String> refreshes = IntStream.range(0, count)
                    .mapToObj(i -> logins.get(i).refresh(tokens.get(i)))
                    .toList();
            sending.send(kind, refreshes).forEach(Login::refreshToken);
        }
    }

    /** As tables name it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
