package dev.latchkey.local.signin;

import dev.latchkey.local.http.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An authorization response (RFC 6749 §4.1.2). */
record IssuedAnswer(String code, String state) {
    static final int MAX_STATE = 512;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}");

    /** The response in this query; empty if there is none that could have been made here. */
    static Optional<IssuedAnswer> parse(String query) {
        Map<String, String> parameters;
        try {
            parameters = QueryString.parse(query);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        IssuedAnswer answer =
                new IssuedAnswer(parameters.getOrDefault("code", ""), parameters.getOrDefault("state", ""));
        boolean isOurs =
                CODE.matcher(answer.code).matches() && !answer.state.isEmpty() && answer.state.length() <= MAX_STATE;
        return isOurs ? Optional.of(answer) : Optional.empty();
    }

    /** As the query of a redirect. */
    String query() {
        return "code=" + encode(code) + "&state=" + encode(state);
    }

    /** The form that {@code aws login --remote} expects to be typed in: the same parameters in standard base64. */
    String toPaste() {
        String parameters = "state=" + encode(state) + "&code=" + encode(code);
        return Base64.getEncoder().encodeToString(parameters.getBytes(StandardCharsets.UTF_8));
    }

    /** The code is a secret. */
    @Override
    public String toString() {
        return "IssuedAnswer[redacted]";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
