package dev.latchkey.token.testing;

import dev.latchkey.grant.CodeMac;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import java.security.MessageDigest;

/** Takes the SHA-256 of a message for its MAC: enough to tell one from another. */
public final class FakeCodeMacs implements CodeMac.Verifier {
    /** The MAC of a code as its issuer makes it. */
    static CodeMac genuine(Secret code) {
        byte[] message = Sha256.digest(code.sha256());
        return new CodeMac(message, mac(message));
    }

    @Override
    public boolean verify(CodeMac mac, RequestContext context) {
        return MessageDigest.isEqual(mac(mac.message()), mac.value());
    }

    private static byte[] mac(byte[] message) {
        return Sha256.digest(new String(message, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
