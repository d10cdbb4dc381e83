package dev.latchkey.bench.measured;

import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.client.Logins;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The kinds of request, as many of each, made before they are sent: the answers to one kind are what the next is made
 * of.
 */
final class Requests {
    /** A kind of request; the order is the order in which they can be sent. */
    enum Kind {
        REDEMPTION,
        REPEATED_REDEMPTION,
        REFRESH,
        STORED_REFRESH
    }

    private final List<Login> logins;
    private final List<byte[]> redemptions;
    private List<String> refreshTokens = List.of();

    Requests(Logins logins, int count) {
        this.logins = logins.next(count);
        this.redemptions = this.logins.stream().map(Login::redemption).toList();
    }

    /** Events of this kind; for all but the first after {@link #answered}. */
    List<byte[]> make(Kind kind) {
        return switch (kind) {
            case REDEMPTION, REPEATED_REDEMPTION -> redemptions;
            case REFRESH, STORED_REFRESH ->
                IntStream.range(0, logins.size())
                        .mapToObj(i -> logins.get(i).refresh(refreshTokens.get(i)))
                        .toList();
        };
    }

    /** Keeps what the answers to {@code kind} hold for the kinds to come. */
    void answered(Kind kind, List<byte[]> answers) {
        if (kind == Kind.REDEMPTION) {
            refreshTokens = answers.stream().map(Login::refreshToken).toList();
        } else {
            answers.forEach(Login::body);
        }
    }

    /** Sends as many of every kind, one after the other, and times nothing. */
    static void warmUp(Logins logins, int count, Function function) {
        each(logins, count, (kind, events, answers) -> {
            events.forEach(event -> answers.add(function.invoke(event)));
            return true;
        });
    }

    /** Runs {@code measure} with the events of each kind; it gives their answers. */
    static <T> Map<Kind, T> each(Logins logins, int count, Measure<T> measure) {
        Requests requests = new Requests(logins, count);
        Map<Kind, T> found = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<byte[]> answers = new ArrayList<>();
            found.put(kind, measure.of(kind, requests.make(kind), answers));
            requests.answered(kind, answers);
        }
        return found;
    }

    /** Sends events, adds their answers in the same order, and gives what was found. */
    @FunctionalInterface
    interface Measure<T> {
        T of(Kind kind, List<byte[]> events, List<byte[]> answers);
    }
}
