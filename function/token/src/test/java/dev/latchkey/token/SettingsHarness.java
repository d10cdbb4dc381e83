package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;

/** What the tests of Settings share. */
abstract class SettingsHarness {
    static final String SEALING_KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    static final String SIGNING_KEY = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    static final String ENDPOINT_URL = "https://login.example.com/v1/token";

    /** What a deployment must set, and no more. */
    static final Map<String, String> REQUIRED = Map.of(
            "AWS_REGION", "eu-west-1",
            "LATCHKEY_TABLE", "latchkey",
            "LATCHKEY_SEALING_KEY", SEALING_KEY,
            "LATCHKEY_SIGNING_KEY", SIGNING_KEY,
            "LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL);

    static Map<String, String> with(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    static Settings read(String... namesAndValues) {
        return Settings.from(with(namesAndValues));
    }

    static String problems(Map<String, String> environment) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Settings.from(environment))
                .getMessage());
    }

    static String problems(String... namesAndValues) {
        return problems(with(namesAndValues));
    }
}
