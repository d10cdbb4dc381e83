package dev.latchkey.token.aws.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.request.DependencyException;
import dev.latchkey.token.grant.IdTokenSigner;
import dev.latchkey.token.grant.IdTokenSignerContract;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("service")
class KmsIdTokenSignerTest extends IdTokenSignerContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected IdTokenSigner signer() {
        return new KmsIdTokenSigner(
                harness.clients().kms(), harness.provisioned().signingKeyArn());
    }

    @Override
    protected PublicKey publicKey() {
        byte[] der = harness.clients()
                .kms()
                .getPublicKey(get -> get.keyId(harness.provisioned().signingKeyArn()))
                .publicKey()
                .asByteArray();
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keyId_isTheLastPartOfTheArn() {
        assertEquals(harness.provisioned().signingKeyArn().replaceFirst(".*/", ""), signer().keyId());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "ERROR", "THROTTLE", "DENY"})
    void sign_whileTheServiceFails_isAFaultWithoutItsMessage(Fault fault) {
        harness.faults().fail("Sign", fault);

        DependencyException thrown =
                assertThrows(DependencyException.class, () -> signer().sign(new byte[1], context()));
        assertFalse(thrown.reason().contains("secret-detail"), thrown.reason());
    }
}
