package dev.latchkey.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proof's {@code htu} as it is compared (RFC 9449 §4.3, item 9): without query and fragment, normalised by RFC 3986
 * §6.2.2 and §6.2.3, and with doubled slashes in the path collapsed, which one AWS SDK sends.
 */
public final class UriNormalization {
    private static final Pattern PERCENT_ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern ENDS_IN_DIRECTORY = Pattern.compile("(?s)(.*/)?\\.{0,2}");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    private UriNormalization() {}

    /** The normal form; empty for anything but an absolute http or https URL with a host and no user info. */
    public static Optional<String> normalize(String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int defaultPort = switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> 0;
        };
        if (defaultPort == 0) {
            return Optional.empty();
        }
        String port = uri.getPort() == -1 || uri.getPort() == defaultPort ? "" : ":" + uri.getPort();
        return Optional.of(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + normalizePath(uri.getRawPath()));
    }

    /** The path alone, normalised in the same way. */
    public static String normalizePath(String rawPath) {
        String unreservedDecoded = PERCENT_ENCODED.matcher(rawPath).replaceAll(encoded -> {
            String octet = new String(HexFormat.of().parseHex(encoded.group(1)), StandardCharsets.ISO_8859_1);
            return UNRESERVED.matcher(octet).matches() ? octet : encoded.group().toUpperCase(Locale.ROOT);
        });
        StringBuilder path = new StringBuilder();
        for (String segment : unreservedDecoded.split("/", -1)) {
            switch (segment) {
                case "", "." -> {}
                case ".." -> path.setLength(Math.max(0, path.lastIndexOf("/")));
                default -> path.append('/').append(segment);
            }
        }
        return ENDS_IN_DIRECTORY.matcher(unreservedDecoded).matches()
                ? path.append('/').toString()
                : path.toString();
    }
}
