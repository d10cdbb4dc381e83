package dev.latchkey.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriNormalizationTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/v1/token, https://example.com/v1/token",
        "HTTPS://EXAMPLE.COM/v1/token, https://example.com/v1/token",
        "https://example.com:443/v1/token, https://example.com/v1/token",
        "http://127.0.0.1:80/v1/token, http://127.0.0.1/v1/token",
        "https://example.com:80/v1/token, https://example.com:80/v1/token",
        "https://example.com:8443/v1/token, https://example.com:8443/v1/token",
        "https://example.com/v1/token?a=b, https://example.com/v1/token",
        "https://example.com/v1/token#c, https://example.com/v1/token",
        "https://example.com, https://example.com/",
        "https://example.com/, https://example.com/",
        "https://example.com//v1///token, https://example.com/v1/token",
        "https://example.com/./v1/x/../token, https://example.com/v1/token",
        "https://example.com/../../v1/token, https://example.com/v1/token",
        "https://example.com/v1/%74oken, https://example.com/v1/token",
        "https://example.com/v1/%2e%2E/v1/token, https://example.com/v1/token",
        "https://example.com/v1/to%2fken, https://example.com/v1/to%2Fken",
        "https://example.com/v1/token/, https://example.com/v1/token/",
        "https://example.com/v1/.., https://example.com/",
        "https://[::1]:8080/v1/token, https://[::1]:8080/v1/token"
    })
    void normalize_equivalentUrls_areEqual(String url, String normal) {
        assertEquals(Optional.of(normal), UriNormalization.normalize(url));
        assertEquals(Optional.of(normal), UriNormalization.normalize(normal), "normalising twice changes nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/v1/token",
                "//example.com/v1/token",
                "example.com/v1/token",
                "ftp://example.com/v1/token",
                "https:v1/token",
                "https:///v1/token",
                "https://user:password@example.com/v1/token",
                "https://@example.com/v1/token",
                "https://exa mple.com/v1/token",
                "https://example.com:port/v1/token",
                "https://example.com/%zz",
                "https://example.com/\\v1"
            })
    void normalize_otherThanAbsoluteHttpUrl_isEmpty(String url) {
        assertEquals(Optional.empty(), UriNormalization.normalize(url));
    }
}
