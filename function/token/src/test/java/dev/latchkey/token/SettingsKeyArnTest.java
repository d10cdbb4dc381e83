package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsKeyArnTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
            })
    void ofAKey_isAccepted(String arn) {
        assertEquals(arn, read("LATCHKEY_SEALING_KEY", arn).sealingKeyArn());
        assertEquals(arn, read("LATCHKEY_SIGNING_KEY", arn).signingKeyArn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                "alias/latchkey",
                "arn:aws:kms:eu-west-1:111122223333:alias/latchkey",
                "arn:aws:kms:eu-west-1:11112222333:key/1234abcd",
                "arn:aws:kms:eu-west-1:1111222233334:key/1234abcd",
                "arn:aws:kms::111122223333:key/1234abcd",
                "arn:aws:s3:eu-west-1:111122223333:key/1234abcd",
                "arn:aws:kms:eu-west-1:111122223333:key/",
                "arn:aws:kms:eu-west-1:111122223333:key/a/b",
                "arn:aws:kms:eu-west-1:111122223333:key/a,arn:aws:kms:eu-west-1:111122223333:key/b"
            })
    void ofAnythingElse_isRefused(String arn) {
        assertEquals(
                "LATCHKEY_SEALING_KEY is not a KMS key's ARN; LATCHKEY_SIGNING_KEY is not a KMS key's ARN",
                problems("LATCHKEY_SEALING_KEY", arn, "LATCHKEY_SIGNING_KEY", arn));
    }
}
