package dev.latchkey.local.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

class StsStandInAssumeRoleTest extends StsStandInHarness {
    private AssumeRoleResponse assumeRole(Consumer<AssumeRoleRequest.Builder> change) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("ada@example.com")
                .sourceIdentity("ada@example.com")
                .durationSeconds(900);
        change.accept(request);
        return anybody.assumeRole(request.build());
    }

    private Credentials minted() {
        return assumeRole(request -> {}).credentials();
    }

    private static void isRefused(String code, int status, StsException e) {
        assertEquals(code, e.awsErrorDetails().errorCode());
        assertEquals(status, e.statusCode());
    }

    private void assumeRoleIsInvalid(Consumer<AssumeRoleRequest.Builder> change) {
        isRefused("ValidationError", 400, assertThrows(StsException.class, () -> assumeRole(change)));
    }

    @Nested
    class AssumeRole {
        @Test
        void answer_namesTheSessionAndItsEnd() {
            AssumeRoleResponse answer = assumeRole(request -> {});

            assertEquals(ARN, answer.assumedRoleUser().arn());
            assertEquals("ada@example.com", answer.sourceIdentity());
            assertEquals(clock.instant().plusSeconds(900), answer.credentials().expiration());
        }

        @Test
        void credentials_haveTheFormOfAwss() {
            Credentials credentials = minted();

            assertTrue(credentials.accessKeyId().matches("ASIA[A-Z2-7]{16}"), credentials.accessKeyId());
            assertEquals(40, credentials.secretAccessKey().length());
        }

        @Test
        void twice_isTwoCredentials() {
            assertNotEquals(minted().accessKeyId(), minted().accessKeyId());
            assertEquals(2, standIn.minted());
        }

        @Test
        void withTagsAndPolicies_isTaken() {
            assumeRole(request -> request.tags(
                            tag("latchkey:client", "same-device"), tag("team", "engines and more"), tag("empty", ""))
                    .policy("{\"Version\":\"2012-10-17\"}")
                    .policyArns(
                            PolicyDescriptorType.builder()
                                    .arn("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess")
                                    .build(),
                            PolicyDescriptorType.builder()
                                    .arn("arn:aws:iam::111122223333:policy/own")
                                    .build()));
        }

        @ParameterizedTest
        @ValueSource(ints = {900, 43_200})
        void durationAtItsBounds_isTaken(int seconds) {
            assumeRole(request -> request.durationSeconds(seconds));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 899, 43_201})
        void durationOutOfBounds_isRefused(int seconds) {
            assumeRoleIsInvalid(request -> request.durationSeconds(seconds));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "a b", "ä-b", "12345678901234567890123456789012345678901234567890123456789012345"})
        void sessionNameOrSourceIdentityOfAnotherForm_isRefused(String name) {
            assumeRoleIsInvalid(request -> request.roleSessionName(name));
            assumeRoleIsInvalid(request -> request.sourceIdentity(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Developer", "arn:aws:iam::1:role/Developer", "arn:aws:iam::000000000000:user/ada"})
        void roleOfAnotherForm_isRefused(String role) {
            assumeRoleIsInvalid(request -> request.roleArn(role));
        }

        @Test
        void tagOrPolicyArnOfAnotherForm_isRefused() {
            assumeRoleIsInvalid(request -> request.tags(tag("", "value")));
            assumeRoleIsInvalid(request -> request.tags(tag("key", "<value>")));
            assumeRoleIsInvalid(request -> request.tags(tag("key", "v".repeat(257))));
            assumeRoleIsInvalid(request -> request.policyArns(
                    PolicyDescriptorType.builder().arn("ViewOnlyAccess").build()));
        }

        @Test
        void policyThatIsNoJson_isMalformed() {
            assertThrows(
                    MalformedPolicyDocumentException.class, () -> assumeRole(request -> request.policy("no policy")));
        }

        @Test
        void refusedRole_isAccessDenied() {
            standIn.refuse(ROLE);

            isRefused("AccessDenied", 403, assertThrows(StsException.class, () -> assumeRole(request -> {})));
            assumeRole(request -> request.roleArn(ROLE + "2"));
        }

        private static Tag tag(String key, String value) {
            return Tag.builder().key(key).value(value).build();
        }
    }

    @Nested
    class AnyOtherAction {
        @Test
        void unknown_isInvalidAction() {
            isRefused("InvalidAction", 400, assertThrows(StsException.class, () -> anybody.getSessionToken()));
            assertEquals(0, standIn.minted());
        }
    }
}
