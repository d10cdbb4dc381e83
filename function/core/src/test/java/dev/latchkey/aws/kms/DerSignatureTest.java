package dev.latchkey.aws.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerSignatureTest {
    @ParameterizedTest
    @CsvSource({
        // Short integers are padded, a leading zero byte is dropped.
        "3006020101020102, 00010002",
        "30080202008002020080, 00800080",
        "300a020300ffff020300fffe, fffffffe",
    })
    void toConcatenation_signature_isItsIntegersAtFullWidth(String der, String concatenation) {
        assertArrayEquals(
                HexFormat.of().parseHex(concatenation),
                DerSignature.toConcatenation(HexFormat.of().parseHex(der), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3000",
                "3003020101",
                "3106020101020102",
                "3006030101020102",
                "3007020101020102",
                "300602010102010200",
                "3007020101020102ff",
                "3006020101020202",
                "30060201ff020102",
                "3006020100020102",
                "3005020002020102",
                "300902040100000002020001"
            })
    void toConcatenation_anythingElse_isRefused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);

        assertThrows(IllegalArgumentException.class, () -> DerSignature.toConcatenation(der, 2));
    }

    @Test
    void toConcatenation_manySignaturesOfP384_verify() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair key = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SHA384withECDSA");
        Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
        // Enough of them for short integers to occur.
        for (int i = 0; i < 300; i++) {
            byte[] message = {(byte) i, (byte) (i >> 8)};
            signer.initSign(key.getPrivate());
            signer.update(message);
            byte[] concatenation = DerSignature.toConcatenation(signer.sign(), 48);
            verifier.initVerify(key.getPublic());
            verifier.update(message);
            assertTrue(verifier.verify(concatenation));
        }
    }
}
