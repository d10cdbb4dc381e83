package dev.latchkey.operator.testing;

import dev.latchkey.operator.command.Latchkey;
import dev.latchkey.operator.command.Services;
import dev.latchkey.operator.command.Surroundings;
import dev.latchkey.operator.command.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in this process, as a shell would. */
public final class Shell {
    private final Services.Factory services;
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private byte[] input = new byte[0];
    private boolean isTerminal;
    private Runnable whenAsked = () -> {};
    private Instant now = Instant.parse("2126-03-01T09:00:00Z");

    /** What a run left. */
    public record Ran(int code, List<String> out, List<String> err) {}

    private Shell(Services.Factory services) {
        this.services = services;
    }

    public static Shell with(Services.Factory services) {
        return new Shell(services);
    }

    /** A shell from which nothing is called. */
    public static Shell offline() {
        return new Shell(region -> {
            throw new AssertionError("a service is called");
        });
    }

    public Shell variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Shell input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    public Shell input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    public Shell at(Instant moment) {
        now = moment;
        return this;
    }

    /** From now on somebody is there, who answers the next question so. */
    public Shell answer(String line) {
        isTerminal = true;
        answers.add(line);
        return this;
    }

    /** Lets something happen while somebody thinks about an answer. */
    public Shell whenAsked(Runnable happening) {
        whenAsked = happening;
        return this;
    }

    public Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Latchkey.run(
                new Surroundings(
                        environment,
                        new ByteArrayInputStream(input),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new Person(out),
                        services,
                        InstantSource.fixed(now)),
                arguments);
        return new Ran(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    /** Who answers what was said beforehand. */
    private final class Person implements Terminal {
        private final StringWriter screen;

        Person(StringWriter screen) {
            this.screen = screen;
        }

        @Override
        public boolean isThere() {
            return isTerminal;
        }

        @Override
        public String ask(String question) {
            screen.append(question).append(System.lineSeparator());
            whenAsked.run();
            return answers.remove();
        }

        @Override
        public String askSecretly(String question) {
            return answers.remove();
        }
    }
}
