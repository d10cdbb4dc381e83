package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSessionPolicyArnsTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
                "arn:aws-us-gov:iam::111122223333:policy/Mine"
            })
    void ofPolicies_areAccepted(String arn) {
        assertEquals(List.of(arn), read("LATCHKEY_SESSION_POLICY_ARNS", arn).sessionPolicyArns());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadOnlyAccess",
                "arn:aws:iam::aws:role/ReadOnlyAccess",
                "arn:aws:iam::1111:policy/Mine",
                "arn:aws:iam:eu-west-1:aws:policy/Mine",
                "arn:aws:iam::aws:policy/",
                "arn:aws:iam::aws:policy/My Policy",
                ",arn:aws:iam::aws:policy/Mine",
                "arn:aws:iam::aws:policy/Mine,Other"
            })
    void ofAnythingElse_areRefused(String arns) {
        assertEquals(
                "LATCHKEY_SESSION_POLICY_ARNS is not a comma-separated list of at most 10 IAM policies' ARNs",
                problems("LATCHKEY_SESSION_POLICY_ARNS", arns));
    }
}
