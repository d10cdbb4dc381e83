package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link IdTokenSigner} must do. */
public abstract class IdTokenSignerContract {
    private static final byte[] SIGNING_INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    protected abstract IdTokenSigner signer();

    protected abstract PublicKey publicKey();

    protected RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private boolean verifies(byte[] input, byte[] signature) throws GeneralSecurityException {
        Signature es384 = Signature.getInstance("SHA384withECDSAinP1363Format");
        es384.initVerify(publicKey());
        es384.update(input);
        return es384.verify(signature);
    }

    @RepeatedTest(20)
    void sign_anything_is96BytesThatVerify() throws Exception {
        byte[] signature = signer().sign(SIGNING_INPUT, context());

        assertEquals(96, signature.length);
        assertTrue(verifies(SIGNING_INPUT, signature));
        assertFalse(verifies("header.other".getBytes(StandardCharsets.US_ASCII), signature));
    }

    @Test
    void sign_longerThanKmsTakesAsAMessage_verifies() throws Exception {
        byte[] input = "x".repeat(5000).getBytes(StandardCharsets.US_ASCII);

        assertTrue(verifies(input, signer().sign(input, context())));
    }

    @Test
    void keyId_namesTheKeyAndNothingElse() {
        assertTrue(signer().keyId().matches("[A-Za-z0-9-]+"), signer().keyId());
    }
}
