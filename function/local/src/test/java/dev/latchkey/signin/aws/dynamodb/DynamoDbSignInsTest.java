package dev.latchkey.signin.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.flow.SignInsContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbSignInsTest extends SignInsContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected SignIns signIns() {
        return new DynamoDbSignIns(harness.table(), harness.codeMacs(), harness.knownPeople());
    }

    @Override
    protected long issued(List<Secret> codes) {
        return codes.stream()
                .filter(code -> !harness.table()
                        .get(TableKey.CODE.of(code.sha256()), context())
                        .isEmpty())
                .count();
    }

    /** The service has done it, and its response is lost, once: the SDK asks again. */
    @Nested
    class WhoseResponseIsLost {
        private void lose(String call) {
            harness.faults().forgetCalls();
            harness.faults().fail(call, Fault.CUT_OFF, harness.faults()::clear);
        }

        private void assertAskedTwice(String call) {
            assertEquals(2, harness.faults().calls(call));
        }

        @Test
        void begin_keepsTheSignIn() {
            lose("PutItem signin#");

            assertDoesNotThrow(() -> signIns().begin(first, context()));
            assertAskedTwice("PutItem signin#");
            assertKept(first);
        }

        @Test
        void replace_isTrueForTheOneThatDidIt() {
            signIns().begin(first, context());
            SignIns.Kept second = kept(first.id(), 2, "sealed anew");
            lose("PutItem signin#");

            assertTrue(signIns().replace(second, context()));
            assertAskedTwice("PutItem signin#");
            assertFalse(signIns().replace(kept(first.id(), 2, "another's"), context()));
            assertKept(second);
        }

        @Test
        void replace_isFalseWhereAnotherWasFaster() {
            signIns().begin(first, context());
            SignIns.Kept faster = kept(first.id(), 2, "another's");
            signIns().replace(faster, context());
            lose("PutItem signin#");

            assertFalse(signIns().replace(kept(first.id(), 2, "sealed anew"), context()));
            assertAskedTwice("PutItem signin#");
            assertKept(faster);
        }

        @Test
        void move_isTrueForTheOneThatDidIt() {
            signIns().begin(first, context());
            SignIns.Kept next = kept(Sha256.base64Url(first.id()), 1, "sealed anew");
            lose("TransactWriteItems signin#");

            assertTrue(signIns().move(first, next, context()));
            assertAskedTwice("TransactWriteItems signin#");
            assertFalse(signIns().move(first, kept(Sha256.base64Url("x" + first.id()), 1, "another's"), context()));
            assertKept(next);
        }

        @Test
        void complete_issuesTheCodeOnce() {
            signIns().begin(first, context());
            Secret code = code();
            Secret another = code();
            lose("TransactWriteItems signin#");

            assertTrue(signIns().complete(first, code, GRANT, SESSION, context()));
            assertAskedTwice("TransactWriteItems signin#");
            assertFalse(signIns().complete(first, another, GRANT, SESSION, context()));
            assertEquals(1, issued(List.of(code, another)));
        }

        @Test
        void cancel_isTrueForTheOneThatDidIt() {
            signIns().begin(first, context());
            lose("TransactWriteItems signin#");

            assertTrue(signIns().cancel(first, context()));
            assertAskedTwice("TransactWriteItems signin#");
            assertFalse(signIns().cancel(first, context()));
        }

        @Test
        void cancel_isFalseWhereACodeWasIssued() {
            signIns().begin(first, context());
            signIns().complete(first, code(), GRANT, SESSION, context());
            lose("TransactWriteItems signin#");

            assertFalse(signIns().cancel(first, context()));
        }
    }
}
