package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.Provisioning;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

@Tag("service")
class SecretTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final String SECRET = "hünter-2 ";

    private static String key() {
        return Provisioning.ensure(HARNESS.clients(), "operator-secrets").sealingKeyArn();
    }

    private static String open(String sealed, Map<String, String> context) {
        return HARNESS.clients()
                .kms()
                .decrypt(decrypt -> decrypt.ciphertextBlob(
                                SdkBytes.fromByteArray(Base64.getDecoder().decode(sealed)))
                        .encryptionContext(context))
                .plaintext()
                .asUtf8String();
    }

    private static void assertNotDone(String sentence, Ran ran) {
        OperatorHarness.assertNotDone(sentence, ran);
        assertFalse(ran.toString().contains(SECRET.strip()));
    }

    @Test
    void secret_opensForItsPurposeAlone() {
        Ran ran = HARNESS.shell().input(SECRET).run("secret", "--key", key());
        assertEquals(0, ran.code(), ran::toString);
        assertEquals(1, ran.out().size());
        assertFalse(ran.toString().contains(SECRET.strip()));
        String sealed = ran.out().getFirst();
        assertTrue(sealed.matches("[A-Za-z0-9+/]{40,8192}={0,2}"));
        assertEquals(SECRET, open(sealed, Map.of("purpose", "identity-provider-secret")));
        assertThrows(InvalidCiphertextException.class, () -> open(sealed, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void endOfTheLine_isNoPartOfIt(String end) {
        Ran ran = HARNESS.shell()
                .variable("LATCHKEY_SECRETS_KEY", key())
                .input(SECRET + end)
                .run("secret");
        assertEquals(SECRET, open(ran.out().getFirst(), Map.of("purpose", "identity-provider-secret")));
    }

    @Test
    void secret_isAskedForAtATerminal() {
        Ran ran = HARNESS.shell().answer(SECRET).run("secret", "--key", key());
        assertEquals(SECRET, open(ran.out().getFirst(), Map.of("purpose", "identity-provider-secret")));
    }

    @Test
    void whatIsNoSecret_isNotSealed() {
        assertNotDone("the secret is empty", Shell.offline().run("secret", "--key", "k"));
        assertNotDone("the secret is empty", Shell.offline().input("\n").run("secret", "--key", "k"));
        assertNotDone(
                "the secret has more than 4,096 bytes",
                Shell.offline().input("a".repeat(4097)).run("secret", "--key", "k"));
        assertNotDone(
                "the secret is no text in UTF-8",
                Shell.offline().input(new byte[] {(byte) 0xff}).run("secret", "--key", "k"));
    }

    @Test
    void longestSecret_isSealed() {
        assertEquals(
                0,
                HARNESS.shell()
                        .input("a".repeat(4096) + "\n")
                        .run("secret", "--key", key())
                        .code());
    }

    @Test
    void keyThatIsNotThere_isSaidToBe() {
        assertNotDone(
                "there is not the key alias/nowhere in this account and Region",
                HARNESS.shell().input(SECRET).run("secret", "--key", "alias/nowhere"));
    }

    @Test
    void operatorWhoMayNot_isToldWhichPermissionIsMissing() {
        HARNESS.faults().fail("Encrypt", Fault.DENY);
        assertNotDone(
                "you are not allowed kms:Encrypt on the key ",
                HARNESS.shell().input(SECRET).run("secret", "--key", key()));
    }
}
