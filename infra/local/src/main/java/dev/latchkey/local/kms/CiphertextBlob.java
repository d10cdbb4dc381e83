package dev.latchkey.local.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The stand-in's ciphertexts: the key's id (36 bytes), a nonce (12), and AES-256-GCM ciphertext with its tag. The
 * encryption context, sorted by name, is the associated data.
 */
final class CiphertextBlob {
    private static final int KEY_ID_BYTES = 36;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CiphertextBlob() {}

    static byte[] seal(String keyId, SecretKey key, byte[] plaintext, Map<String, String> context)
            throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plaintext);
        return ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                .put(keyId.getBytes(StandardCharsets.US_ASCII))
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The id of the key that sealed it, if that is what it says. */
    static String keyId(byte[] blob) {
        if (blob.length < KEY_ID_BYTES + NONCE_BYTES + TAG_BITS / 8) {
            throw new KmsError("InvalidCiphertextException");
        }
        return new String(blob, 0, KEY_ID_BYTES, StandardCharsets.US_ASCII);
    }

    static byte[] open(SecretKey key, byte[] blob, Map<String, String> context) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(blob, KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES);
        int start = KEY_ID_BYTES + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(blob, start, blob.length - start);
        } catch (AEADBadTagException e) {
            throw new KmsError("InvalidCiphertextException");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, Map<String, String> context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        new TreeMap<>(context).forEach((name, value) -> {
            update(cipher, name);
            update(cipher, value);
        });
        return cipher;
    }

    private static void update(Cipher cipher, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        cipher.updateAAD(bytes);
    }
}
