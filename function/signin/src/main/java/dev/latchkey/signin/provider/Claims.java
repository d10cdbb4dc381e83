package dev.latchkey.signin.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of an ID token that was verified, or of userinfo that belongs to it.
 *
 * @param values by name, as the JSON library gives them
 */
record Claims(Map<String, Object> values) {
    /** Far from every time that a claim can mean, and from where times end. */
    private static final double MAX_SECONDS = 1e12;

    /** A claim that is a string, and not an empty one. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> {
                    if (!(value instanceof String text)) {
                        throw ProviderException.notAccepted("claim " + name + " is not a string");
                    }
                    return text;
                })
                .filter(text -> !text.isEmpty());
    }

    /** A claim that is a list of strings, or one string. */
    Optional<List<String>> texts(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            List<String> texts = new ArrayList<>();
            for (Object element : value instanceof List<?> list ? list : List.of(value)) {
                if (!(element instanceof String text)) {
                    throw ProviderException.notAccepted("claim " + name + " is not a list of strings");
                }
                texts.add(text);
            }
            return texts;
        });
    }

    /** A time, given in seconds since the epoch. */
    Optional<Instant> time(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (!(value instanceof Number number) || Math.abs(number.doubleValue()) > MAX_SECONDS) {
                throw ProviderException.notAccepted("claim " + name + " is not a time");
            }
            return Instant.ofEpochSecond(number.longValue());
        });
    }

    boolean has(String name) {
        return values.get(name) != null;
    }
}
