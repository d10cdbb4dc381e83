package dev.latchkey.local;

import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.RequestLog;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.recheck.RecheckEvent;
import dev.latchkey.token.endpoint.TokenEvent;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line for each request, for a person who is watching: when, the status, what was asked, how it ended, how long it
 * took.
 */
final class ReadableEventLog implements RequestLog {
    private static final Pattern STS_ACTION = Pattern.compile("(?:^|&)Action=(\\w{1,32})(?:&|$)");
    private static final Pattern TARGET = Pattern.compile("(\\w{1,32})\\.(\\w{1,32})");
    private static final Map<String, String> TARGETS =
            Map.of("DynamoDB_20120810", "dynamodb", "DynamoDBStreams_20120810", "dynamodb", "TrentService", "kms");

    private final PrintStream out;
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private volatile boolean isWatched;

    ReadableEventLog(PrintStream out, InstantSource clock, ZoneId zone) {
        this.out = out;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    /** From now on somebody is watching. Until then nothing is written: what is asked is asked by the service itself. */
    void watched() {
        isWatched = true;
    }

    /** What the service is told to write to. */
    LocalService.Logs logs() {
        return new LocalService.Logs(this::write, this::write, this::write, this);
    }

    /** A step of a sign-in: whoever it is of, and what they chose. */
    private void write(SignInEvent event) {
        Map<String, Object> members = event.members();
        StringBuilder end = new StringBuilder(text(members, "outcome"));
        if (members.containsKey("reason")) {
            end.append(": ").append(text(members, "reason"));
        }
        for (String name : List.of("provider", "name", "role")) {
            if (members.containsKey(name)) {
                end.append("  ").append(text(members, name));
            }
        }
        line(
                event.arrivedAt(),
                text(members, "status"),
                text(members, "step"),
                end.toString(),
                text(members, "millis"));
    }

    /** Somebody whose session minted was looked up again. */
    private void write(RecheckEvent event) {
        Map<String, Object> members = event.members();
        String reason = members.containsKey("reason") ? ": " + text(members, "reason") : "";
        line(
                event.arrivedAt(),
                "-",
                text(members, "step"),
                text(members, "outcome") + reason + "  " + text(members, "provider") + "  " + text(members, "person"),
                text(members, "millis"));
    }

    void write(TokenEvent event) {
        Map<Field, Object> fields = event.fields();
        StringBuilder end = new StringBuilder(text(fields, Field.OUTCOME));
        if (fields.containsKey(Field.REASON)) {
            end.append(": ").append(text(fields, Field.REASON));
        }
        if (fields.containsKey(Field.SUBJECT)) {
            end.append("  ").append(text(fields, Field.SUBJECT));
            end.append("  session ").append(text(fields, Field.SESSION));
        }
        line(
                Instant.parse(text(fields, Field.TIME)),
                text(fields, Field.STATUS),
                String.valueOf(fields.getOrDefault(Field.GRANT, "(no grant)")),
                end.toString(),
                text(fields, Field.MILLIS));
    }

    /** Neither the query nor the body is shown: there may be codes in them. */
    @Override
    public void write(Exchange exchange, int status, Duration took) {
        line(
                clock.instant().minus(took),
                Integer.toString(status),
                what(exchange),
                status < 400 ? "done" : "refused",
                Long.toString(took.toMillis()));
    }

    private static String what(Exchange exchange) {
        Matcher target = TARGET.matcher(exchange.header("x-amz-target"));
        if (target.matches()) {
            return TARGETS.getOrDefault(target.group(1), target.group(1)) + " " + target.group(2);
        }
        Matcher action = STS_ACTION.matcher(exchange.body().text());
        return action.find() ? "sts " + action.group(1) : exchange.path().replaceFirst("^/v1/", "");
    }

    private void line(Instant at, String status, String what, String end, String millis) {
        if (!isWatched) {
            return;
        }
        out.printf("%s  %s  %-22s  %s  %s ms%n", time.format(at), status, what, end, millis);
    }

    private static String text(Map<Field, Object> fields, Field field) {
        return String.valueOf(fields.getOrDefault(field, "-"));
    }

    private static String text(Map<String, Object> members, String name) {
        return String.valueOf(members.getOrDefault(name, "-"));
    }
}
