package dev.latchkey.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsOperationTest {
    private static final AwsOperation DECRYPT = new AwsOperation("KMS", "Decrypt");

    private final TestClock clock = TestClock.atStart();
    private final RequestContext context = clock.context();

    private <T> T take(Duration time, T answer) {
        clock.advance(time);
        return answer;
    }

    private void isNoted(long millis, Optional<String> error) {
        assertEquals(List.of(new ServiceCall("KMS", "Decrypt", Duration.ofMillis(millis), error)), context.calls());
    }

    @Test
    void call_thatIsAnswered_isNotedWithItsTime() {
        assertEquals("answer", DECRYPT.call(context, timeouts -> take(Duration.ofMillis(7), "answer")));
        isNoted(7, Optional.empty());
    }

    @Test
    void call_thatFails_isNotedWithItsErrorAndThrownWithoutItsMessage() {
        DependencyException thrown = assertThrows(
                DependencyException.class,
                () -> DECRYPT.call(context, timeouts -> {
                    throw SdkClientException.create("a message that names a key");
                }));

        assertEquals("KMS Decrypt SdkClientException", thrown.reason());
        isNoted(0, Optional.of("SdkClientException"));
    }

    @Test
    void call_thatIsCancelled_isThrownAsAFailure() {
        DependencyException thrown = assertThrows(
                DependencyException.class,
                () -> DECRYPT.call(context, timeouts -> {
                    throw new CancellationException();
                }));

        assertEquals("KMS Decrypt CancellationException", thrown.reason());
        isNoted(0, Optional.of("CancellationException"));
    }

    @Test
    void call_thatIsRefusedForTheCallersFault_isNotedAsAnswered() {
        OAuthException refusal = new OAuthException(ErrorCode.INSUFFICIENT_PERMISSIONS, "A sentence.", "a detail");

        assertEquals(
                refusal,
                assertThrows(
                        OAuthException.class,
                        () -> DECRYPT.call(context, timeouts -> {
                            throw refusal;
                        })));
        isNoted(0, Optional.empty());
    }

    @Test
    void call_withLittleTimeLeft_mayTakeNoMore() {
        clock.advance(Duration.ofMillis(14_500));

        Optional<Duration> most = DECRYPT.call(context, timeouts -> timeouts.apiCallTimeout());

        assertEquals(Optional.of(Duration.ofMillis(500)), most);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999_999})
    void call_withNoTimeLeft_isNotMade(long nanosLeft) {
        clock.advance(Duration.ofSeconds(15).minusNanos(nanosLeft));

        DependencyException thrown = assertThrows(
                DependencyException.class,
                () -> DECRYPT.call(context, timeouts -> {
                    throw new AssertionError("it was called");
                }));
        assertEquals("KMS Decrypt NoTimeLeft", thrown.reason());
    }
}
