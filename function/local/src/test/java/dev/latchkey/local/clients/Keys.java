package dev.latchkey.local.clients;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.token.testing.Proof;
import java.util.Arrays;
import java.util.function.Function;

/** Keys of which one number begins with a zero byte, as one in 256 does. */
final class Keys {
    private Keys() {}

    /** A key in which that number does. */
    static ECKey shortIn(Function<ECKey, Base64URL> number) {
        while (true) {
            ECKey key = Proof.newKey();
            if (number.apply(key).decode()[0] == 0) {
                return key;
            }
        }
    }

    /** A key of which the private part lacks its first byte, a zero, against RFC 5915 §3. */
    static ECKey cutShort() {
        ECKey key = shortIn(ECKey::getD);
        byte[] d = key.getD().decode();
        return new ECKey.Builder(key)
                .d(Base64URL.encode(Arrays.copyOfRange(d, 1, d.length)))
                .build();
    }
}
