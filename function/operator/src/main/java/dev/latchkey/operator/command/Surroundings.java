package dev.latchkey.operator.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the command runs in.
 *
 * @param environment variables
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Terminal terminal,
        Services.Factory services,
        InstantSource clock) {}
