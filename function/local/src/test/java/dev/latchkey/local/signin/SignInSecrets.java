package dev.latchkey.local.signin;

import dev.latchkey.signin.endpoint.SignInEvent;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what must never be in an event. */
final class SignInSecrets {
    private static final Pattern SECRET = Pattern.compile("(?:code|state|nonce|latchkey-[\\w-]{8})=([\\w.-]{20,})");

    private SignInSecrets() {}

    /** The secrets of the last request and of the cookies that came back, as far as an event holds them. */
    static List<String> in(List<SignInEvent> events, HttpResponse<String> last) {
        String sent = last.uri() + " " + last.headers().allValues("set-cookie");
        String told = events.stream()
                .map(event -> event.members().toString())
                .toList()
                .toString();
        List<String> found = new ArrayList<>();
        Matcher secret = SECRET.matcher(sent);
        while (secret.find()) {
            if (told.contains(secret.group(1))) {
                found.add(secret.group());
            }
        }
        return found;
    }
}
