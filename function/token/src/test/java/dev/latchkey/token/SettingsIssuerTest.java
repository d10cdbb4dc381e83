package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsIssuerTest extends SettingsHarness {
    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/v1/token, https://login.example.com",
        "https://login.example.com:8443/prod/v1/token, https://login.example.com:8443",
        "http://127.0.0.1:8080/v1/token, http://127.0.0.1:8080",
        "'https://a.example.com/v1/token,https://b.example.com/v1/token', https://a.example.com"
    })
    void unset_isTheFirstEndpointUrlWithoutItsPath(String urls, String issuer) {
        assertEquals(issuer, read("LATCHKEY_ENDPOINT_URLS", urls).issuer());
    }
}
