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
 * The stand-in's ciphertexts: the key's id (36 bytes), enough padding to make them as long as those of KMS, a nonce
 * (12), and the AES-256-GCM ciphertext with its tag (16). The key's id and the padding, then the encryption context,
 * sorted by name, are the associated data.
 */
final class CiphertextBlob {
    /** How much longer than the plaintext KMS's ciphertexts are, so that what fits here fits there. */
    static final int OVERHEAD = 152;

    private static final int KEY_ID_BYTES = 36;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEADER_BYTES = OVERHEAD - NONCE_BYTES - TAG_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CiphertextBlob() {}

    static byte[] seal(String keyId, SecretKey key, byte[] plaintext, Map<String, String> context)
            throws GeneralSecurityException {
        byte[] header = Arrays.copyOf(keyId.getBytes(StandardCharsets.US_ASCII), HEADER_BYTES);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, header, context).doFinal(plaintext);
        return ByteBuffer.allocate(OVERHEAD + plaintext.length)
                .put(header)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The id of the key that sealed it, according to the blob itself. */
    static String keyId(byte[] blob) {
        if (blob.length < OVERHEAD) {
            throw KmsError.invalidCiphertext();
        }
        return new String(blob, 0, KEY_ID_BYTES, StandardCharsets.US_ASCII);
    }

    static byte[] open(SecretKey key, byte[] blob, Map<String, String> context) throws GeneralSecurityException {
        byte[] header = Arrays.copyOf(blob, HEADER_BYTES);
        byte[] nonce = Arrays.copyOfRange(blob, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        int start = HEADER_BYTES + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, context).doFinal(blob, start, blob.length - start);
        } catch (AEADBadTagException e) {
            throw KmsError.invalidCiphertext();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, Map<String, String> context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        new TreeMap<>(context).forEach((name, value) -> {
            update(cipher, name);
            update(cipher, value);
        });
        return cipher;
    }

    /** Each text is preceded by its length, so that no two contexts give the same bytes. */
    private static void update(Cipher cipher, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        cipher.updateAAD(bytes);
    }
}
