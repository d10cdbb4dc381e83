package dev.latchkey.signin.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of sign-ins does. */
public abstract class SignInsContract {
    protected static final IssuedCode GRANT = Grants.issuedCode();
    protected static final Authentication SESSION = Authentications.of("sub", Optional.empty(), Optional.empty());

    private final TestClock clock = TestClock.atStart();
    private final String id = Sha256.base64Url(UUID.randomUUID().toString());

    /** A sign-in that is not in the store yet. */
    protected final SignIns.Kept first = kept(id, 1, "sealed");

    /** The store. */
    protected abstract SignIns signIns();

    /** How many codes of these there are in the store. */
    protected abstract long issued(List<Secret> codes);

    protected RequestContext context() {
        return clock.context();
    }

    protected static SignIns.Kept kept(String id, long revision, String sealed) {
        return new SignIns.Kept(
                id,
                revision,
                Sealed.of(sealed.getBytes(StandardCharsets.UTF_8)),
                TestClock.START.plus(Duration.ofMinutes(10)));
    }

    protected static Secret code() {
        return AuthorizationCode.next(Grants.PERSON);
    }

    protected void assertKept(SignIns.Kept expected) {
        SignIns.Kept found = signIns().find(expected.id(), context()).orElseThrow();
        assertEquals(expected.revision(), found.revision());
        assertEquals(expected.expiresAt(), found.expiresAt());
        assertArrayEquals(expected.sealed().bytes(), found.sealed().bytes());
    }

    @Test
    void begin_keepsWhatFindFinds() {
        signIns().begin(first, context());

        assertKept(first);
    }

    @Test
    void find_ofWhatNeverWasIsEmpty() {
        assertEquals(Optional.empty(), signIns().find(id, context()));
    }

    @Test
    void begin_withAnIdThatIsThereFailsAndChangesNothing() {
        signIns().begin(first, context());

        assertThrows(RuntimeException.class, () -> signIns().begin(kept(id, 1, "another"), context()));
        assertKept(first);
    }

    @Test
    void replace_keepsTheNextRevisionOnce() {
        signIns().begin(first, context());
        SignIns.Kept second = kept(id, 2, "sealed anew");

        assertTrue(signIns().replace(second, context()));
        assertFalse(signIns().replace(kept(id, 2, "too late"), context()));
        assertKept(second);
    }

    @Test
    void replace_ofWhatIsNotThereChangesNothing() {
        assertFalse(signIns().replace(kept(id, 2, "sealed"), context()));

        assertEquals(Optional.empty(), signIns().find(id, context()));
    }

    @Test
    void move_takesTheSignInToItsNewIdOnce() {
        signIns().begin(first, context());
        SignIns.Kept next = kept(Sha256.base64Url(id), 1, "sealed anew");

        assertTrue(signIns().move(first, next, context()));
        assertFalse(signIns().move(first, kept(Sha256.base64Url("x" + id), 1, "too late"), context()));
        assertEquals(Optional.empty(), signIns().find(id, context()));
        assertEquals(Optional.empty(), signIns().find(Sha256.base64Url("x" + id), context()));
        assertKept(next);
    }

    @Test
    void complete_endsTheSignInWithItsCode() {
        signIns().begin(first, context());
        Secret code = code();

        assertTrue(signIns().complete(first, code, GRANT, SESSION, context()));
        assertEquals(Optional.empty(), signIns().find(id, context()));
        assertEquals(1, issued(List.of(code)));
    }

    @Test
    void complete_ofAnOlderRevisionIssuesNothing() {
        signIns().begin(first, context());
        signIns().replace(kept(id, 2, "sealed anew"), context());
        Secret code = code();

        assertFalse(signIns().complete(first, code, GRANT, SESSION, context()));
        assertEquals(0, issued(List.of(code)));
        assertEquals(2, signIns().find(id, context()).orElseThrow().revision());
    }

    @Test
    void cancel_endsTheSignInOnce() {
        signIns().begin(first, context());

        assertTrue(signIns().cancel(first, context()));
        assertFalse(signIns().cancel(first, context()));
        assertEquals(Optional.empty(), signIns().find(id, context()));
    }

    @Test
    void ofAllThatWouldCompleteOrCancelAtOnce_oneDoes() {
        signIns().begin(first, context());
        List<Secret> codes = IntStream.range(0, 50).mapToObj(i -> code()).toList();

        long done = IntStream.range(0, 50)
                .parallel()
                .filter(i -> i % 5 == 0
                        ? signIns().cancel(first, context())
                        : signIns().complete(first, codes.get(i), GRANT, SESSION, context()))
                .count();

        assertEquals(1, done);
        assertTrue(issued(codes) <= 1);
    }
}
