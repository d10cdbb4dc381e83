package dev.latchkey.local.browser;

import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The cookies of each host and port, as browsers send them (RFC 6265): Java's own handler writes those of RFC 2965. */
final class Cookies extends CookieHandler {
    private final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) {
        Map<String, String> cookies = kept.getOrDefault(uri.getAuthority(), Map.of());
        String header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Map.of() : Map.of("Cookie", List.of(header));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> responseHeaders) {
        Map<String, String> cookies = kept.computeIfAbsent(uri.getAuthority(), first -> new ConcurrentHashMap<>());
        for (String cookie : responseHeaders.getOrDefault("set-cookie", List.of())) {
            String[] nameAndValue = cookie.split(";", 2)[0].split("=", 2);
            if (nameAndValue[1].isEmpty()) {
                cookies.remove(nameAndValue[0]);
            } else {
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
        }
    }
}
