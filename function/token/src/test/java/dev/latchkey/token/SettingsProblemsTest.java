package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsProblemsTest extends SettingsHarness {
    @ParameterizedTest
    @CsvSource({
        "AWS_REGION, an AWS Region",
        "LATCHKEY_TABLE, a DynamoDB table's name",
        "LATCHKEY_SEALING_KEY, a KMS key's ARN",
        "LATCHKEY_SIGNING_KEY, a KMS key's ARN",
        "LATCHKEY_ENDPOINT_URLS, 'the https URLs of the token endpoint, comma-separated'"
    })
    void requiredVariableUnsetOrBlank_isNamed(String name, String what) {
        Map<String, String> environment = with();
        environment.remove(name);

        assertEquals(name + " is not set: " + what, problems(environment));
        assertEquals(name + " is not set: " + what, problems(name, " "));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_REGION, an AWS Region",
        "LATCHKEY_TABLE, a DynamoDB table's name",
        "LATCHKEY_SEALING_KEY, a KMS key's ARN",
        "LATCHKEY_SIGNING_KEY, a KMS key's ARN",
        "LATCHKEY_ENDPOINT_URLS, a comma-separated list of at most 10 https URLs of the token endpoint",
        "LATCHKEY_ISSUER, an https URL",
        "LATCHKEY_SESSION_POLICY, a JSON object",
        "LATCHKEY_PROOF_WINDOW_SECONDS, a whole number from 1 to 3600",
        "LATCHKEY_MINT_LIMIT, a whole number from 1 to 1000",
        "LATCHKEY_SESSION_POLICY_ARNS, a comma-separated list of at most 10 IAM policies' ARNs",
        "AWS_ENDPOINT_URL_DYNAMODB, a URL",
        "AWS_ENDPOINT_URL_KMS, a URL",
        "AWS_ENDPOINT_URL_STS, a URL"
    })
    void wrongVariable_isNamedAndNotQuoted(String name, String what) {
        assertEquals(name + " is not " + what, problems(name, "s3cr3t!"));
    }

    @Test
    void allOfThem_areReportedAtOnce() {
        String problems = problems(Map.of(
                "LATCHKEY_SEALING_KEY", "s3cr3t",
                "LATCHKEY_PROOF_WINDOW_SECONDS", "s3cr3t",
                "LATCHKEY_SESSION_POLICY_ARNS", "s3cr3t",
                "AWS_ENDPOINT_URL_KMS", "s3cr3t"));

        for (String name : List.of(
                "AWS_REGION is not set",
                "LATCHKEY_TABLE is not set",
                "LATCHKEY_SEALING_KEY is not a KMS key's ARN",
                "LATCHKEY_SIGNING_KEY is not set",
                "LATCHKEY_ENDPOINT_URLS is not set",
                "LATCHKEY_PROOF_WINDOW_SECONDS is not a whole number",
                "LATCHKEY_SESSION_POLICY_ARNS is not a comma-separated list",
                "AWS_ENDPOINT_URL_KMS is not a URL")) {
            assertTrue(problems.contains(name), name + " in: " + problems);
        }
        assertFalse(problems.contains("s3cr3t"), problems);
    }

    @Test
    void nothingSet_namesWhatIsRequiredAndOnlyThat() {
        String problems = problems(Map.of());

        assertEquals(5, problems.split("; ").length, problems);
        REQUIRED.keySet().forEach(name -> assertTrue(problems.contains(name), problems));
    }
}
