package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasingTest {
    /** The model's names beside RFC 6749's and those of the credentials. */
    @ParameterizedTest
    @CsvSource({
        "clientId, client_id",
        "grantType, grant_type",
        "code, code",
        "redirectUri, redirect_uri",
        "codeVerifier, code_verifier",
        "refreshToken, refresh_token",
        "accessToken, access_token",
        "accessKeyId, access_key_id",
        "secretAccessKey, secret_access_key",
        "sessionToken, session_token",
        "tokenType, token_type",
        "expiresIn, expires_in",
        "idToken, id_token"
    })
    void everyMember_hasBothNames(String modelName, String parameterName) {
        assertEquals(modelName, Casing.CAMEL_CASE.of(modelName));
        assertEquals(parameterName, Casing.SNAKE_CASE.of(modelName));
    }

    @Test
    void turkishLocale_doesNotChangeTheNames() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));

            assertEquals("expires_in", Casing.SNAKE_CASE.of("expiresIn"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
