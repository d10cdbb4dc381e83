package dev.latchkey.local.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries the function's cookies over plain HTTP under another name, and without {@code Secure}: Safari keeps no cookie
 * that is Secure from this machine, and no browser one with the prefix {@code __Host-} that is not.
 */
public final class PlainHttpCookies implements Exchange.Handler {
    private static final String PREFIX = "__Host-";
    private static final String PLAIN = "plain-";

    private final Exchange.Handler function;

    public PlainHttpCookies(Exchange.Handler function) {
        this.function = function;
    }

    @Override
    public Exchange.Answer handle(Exchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>(exchange.headers());
        headers.computeIfPresent(
                "cookie",
                (name, values) -> values.stream()
                        .map(value -> value.replaceAll("(^|; ?)" + PLAIN, "$1" + PREFIX))
                        .toList());
        Exchange.Answer answer = function.handle(new Exchange(
                exchange.method(), exchange.path(), exchange.query(), headers, exchange.body(), exchange.sourceIp()));
        List<String> cookies = answer.cookies().stream()
                .map(cookie -> cookie.replaceFirst("^" + PREFIX, PLAIN).replace("; Secure", ""))
                .toList();
        return new Exchange.Answer(answer.status(), answer.headers(), cookies, answer.content());
    }
}
