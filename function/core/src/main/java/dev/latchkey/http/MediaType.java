package dev.latchkey.http;

import java.util.Locale;

/** The media types that a token request can have (RFC 6749 §3.2 and the Sign-In model). */
public enum MediaType {
    JSON,
    FORM,
    OTHER;

    /** The type that the one Content-Type header names, whatever its case and parameters. */
    public static MediaType of(HttpRequest request) {
        if (request.header("content-type").size() != 1) {
            return OTHER;
        }
        String value = request.header("content-type").getFirst();
        return switch (value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "application/x-www-form-urlencoded" -> FORM;
            default -> OTHER;
        };
    }
}
