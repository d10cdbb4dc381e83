package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsEndpointUrlsTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/v1/token",
                "https://login.example.com",
                "https://login.example.com:8443/base/v1/token",
                "https://localhost/v1/token",
                "http://127.0.0.1:8080/v1/token",
                "http://localhost:8080/v1/token",
                "http://[::1]:8080/v1/token"
            })
    void httpsOrLoopback_isAccepted(String url) {
        assertEquals(
                List.of(URI.create(url)), read("LATCHKEY_ENDPOINT_URLS", url).endpointUrls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com/v1/token",
                "http://192.0.2.1/v1/token",
                "http://127.0.0.1.example.com/v1/token",
                "http://localhost.example.com/v1/token",
                "http://localhost@login.example.com/v1/token",
                "https://user:password@login.example.com/v1/token",
                "ftp://localhost/v1/token",
                "file:///v1/token",
                "login.example.com/v1/token",
                "/v1/token",
                "https:",
                "https://",
                "https:///v1/token",
                "https://login example.com/v1/token",
                "s3cr3t"
            })
    void anythingElse_isRefused(String url) {
        String sentence =
                "LATCHKEY_ENDPOINT_URLS is not a comma-separated list of at most 10 https URLs of the token endpoint";

        assertEquals(sentence, problems("LATCHKEY_ENDPOINT_URLS", url));
        assertEquals(sentence, problems("LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL + "," + url));
    }

    @Test
    void emptyElement_isRefused() {
        assertTrue(problems("LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL + ",," + ENDPOINT_URL)
                .contains("LATCHKEY_ENDPOINT_URLS"));
    }

    @Test
    void onlyCommas_countAsUnset() {
        assertTrue(problems("LATCHKEY_ENDPOINT_URLS", ",").startsWith("LATCHKEY_ENDPOINT_URLS is not set"));
    }
}
