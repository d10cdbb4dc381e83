package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.flow.BrowserSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cookies: one for each sign-in under way, so that two at once do not overwrite each other; one with the code that
 * is shown; one with what was chosen last, which orders and never grants.
 */
final class SignInCookies {
    private static final String PREFIX = "__Host-latchkey-";
    private static final String CODE = PREFIX + "code";
    private static final String RECENT = PREFIX + "recent";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final int ID_CHARACTERS = 8;
    private static final int SIGN_IN_SECONDS = 600;
    private static final int CODE_SECONDS = 180;
    private static final int RECENT_SECONDS = 90 * 24 * 3600;
    private static final int MAX_RECENT = 5;
    private static final int MAX_RECENT_CHARACTERS = 1024;
    private static final String SEPARATOR = "|";
    private static final Pattern RECENT_KEYS = Pattern.compile("[A-Za-z0-9_.|/-]{1,1024}");

    private SignInCookies() {}

    /** The secret of the sign-in with that id, if the browser has it. */
    static Optional<BrowserSecret> secret(HttpRequest request, String id) {
        return value(request, ofSignIn(id)).flatMap(BrowserSecret::parse);
    }

    /** The response, with the sign-in's secret for the browser. */
    static HttpResponse withSecret(HttpResponse response, String id, BrowserSecret secret) {
        return set(response, ofSignIn(id), secret.value().reveal(), SIGN_IN_SECONDS);
    }

    /** The response, which ends the sign-in in the browser as well. */
    static HttpResponse withoutSecret(HttpResponse response, String id) {
        return set(response, ofSignIn(id), "", 0);
    }

    /** What is shown of a code that goes to another device. */
    static Optional<String> code(HttpRequest request) {
        return value(request, CODE);
    }

    static HttpResponse withCode(HttpResponse response, String shown) {
        return set(response, CODE, shown, CODE_SECONDS);
    }

    /** The keys of the grants that were chosen last, latest first. */
    static List<String> recent(HttpRequest request) {
        return value(request, RECENT)
                .filter(keys -> RECENT_KEYS.matcher(keys).matches())
                .map(keys -> Stream.of(keys.split(Pattern.quote(SEPARATOR)))
                        .limit(MAX_RECENT)
                        .toList())
                .orElse(List.of());
    }

    static HttpResponse withRecent(HttpResponse response, HttpRequest request, String chosen) {
        List<String> keys = new ArrayList<>(List.of(chosen));
        recent(request).stream().filter(key -> !key.equals(chosen)).forEach(keys::add);
        while (keys.size() > MAX_RECENT || String.join(SEPARATOR, keys).length() > MAX_RECENT_CHARACTERS) {
            keys.removeLast();
        }
        return set(response, RECENT, String.join(SEPARATOR, keys), RECENT_SECONDS);
    }

    private static String ofSignIn(String id) {
        return PREFIX + id.substring(0, Math.min(id.length(), ID_CHARACTERS));
    }

    /** A cookie that is there twice is not ours: somebody has put one beside it. */
    private static Optional<String> value(HttpRequest request, String name) {
        List<String> values = request.cookies().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static HttpResponse set(HttpResponse response, String name, String value, int seconds) {
        return response.with("Set-Cookie", name + "=" + value + ATTRIBUTES + seconds);
    }
}
