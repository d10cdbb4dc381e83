package dev.latchkey.local.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KmsStandInKeysTest extends KmsStandInHarness {

    private static void isValidationError(KmsException e) {
        assertEquals("ValidationException", e.awsErrorDetails().errorCode());
        assertEquals(400, e.statusCode());
    }

    @Nested
    class CreateKey {
        @Test
        void withNothingAsked_isSymmetric() {
            KeyMetadata key = kms.createKey().keyMetadata();

            assertEquals(KeySpec.SYMMETRIC_DEFAULT, key.keySpec());
            assertEquals(KeyUsageType.ENCRYPT_DECRYPT, key.keyUsage());
            assertTrue(key.arn().matches("arn:aws:kms:us-east-1:000000000000:key/[0-9a-f-]{36}"), key.arn());
            assertTrue(key.arn().endsWith(key.keyId()));
        }

        @ParameterizedTest
        @EnumSource(names = {"ECC_NIST_P256", "ECC_NIST_P384", "HMAC_256"})
        void ofAnotherKindForEncryption_isRefused(KeySpec spec) {
            isValidationError(assertThrows(KmsException.class, () -> kms.createKey(request -> request.keySpec(spec))));
        }

        @Test
        void ofAnotherSpec_isUnsupported() {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> kms.createKey(
                            request -> request.keySpec(KeySpec.RSA_2048).keyUsage(KeyUsageType.SIGN_VERIFY)));
        }
    }

    @Nested
    class DescribeKey {
        @Test
        void byIdArnAliasOrItsArn_isTheKey() {
            KeyMetadata key = kms.createKey().keyMetadata();
            kms.createAlias(request -> request.aliasName("alias/one").targetKeyId(key.keyId()));

            for (String name :
                    new String[] {key.keyId(), key.arn(), "alias/one", "arn:aws:kms:us-east-1:000000000000:alias/one"
                    }) {
                assertEquals(
                        key, kms.describeKey(request -> request.keyId(name)).keyMetadata(), name);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "no-such-key",
                    "alias/no-such",
                    "arn:aws:kms:us-east-1:000000000000:key/no-such",
                    "arn:aws:kms:us-east-1:111122223333:alias/one"
                })
        void unknown_isNotFound(String name) {
            assertThrows(NotFoundException.class, () -> kms.describeKey(request -> request.keyId(name)));
        }

        @Test
        void withoutAName_isRefused() {
            isValidationError(assertThrows(KmsException.class, () -> kms.describeKey(request -> {})));
        }
    }

    @Nested
    class CreateAlias {
        @Test
        void aSecondTime_isRefusedAndTheFirstStays() {
            String first = newKey();
            kms.createAlias(request -> request.aliasName("alias/one").targetKeyId(first));

            assertThrows(
                    AlreadyExistsException.class,
                    () -> kms.createAlias(
                            request -> request.aliasName("alias/one").targetKeyId(newKey())));
            assertEquals(
                    first,
                    kms.describeKey(request -> request.keyId("alias/one"))
                            .keyMetadata()
                            .arn());
        }

        @ParameterizedTest
        @ValueSource(strings = {"one", "alias/", "alias/aws/one", "alias/a b", "key.x.spec"})
        void ofAnotherForm_isRefused(String name) {
            String key = newKey();

            assertThrows(
                    InvalidAliasNameException.class,
                    () -> kms.createAlias(request -> request.aliasName(name).targetKeyId(key)));
        }

        @Test
        void ofUnknownKey_isNotFound() {
            assertThrows(
                    NotFoundException.class,
                    () -> kms.createAlias(
                            request -> request.aliasName("alias/one").targetKeyId("no-such")));
        }
    }
}
