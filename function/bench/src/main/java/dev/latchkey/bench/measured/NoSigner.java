package dev.latchkey.bench.measured;

import dev.latchkey.token.grant.IdTokenSigner;
import dev.latchkey.request.RequestContext;

/** Signs nothing, and takes no time for it: KMS's work is not ours. */
final class NoSigner implements IdTokenSigner {
    private static final int SIGNATURE_BYTES = 96;

    @Override
    public String keyId() {
        return "no-key";
    }

    @Override
    public byte[] sign(byte[] signingInput, RequestContext context) {
        return new byte[SIGNATURE_BYTES];
    }
}
