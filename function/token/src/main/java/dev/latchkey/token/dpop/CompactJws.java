package dev.latchkey.token.dpop;

import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Base64Url;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/** A JWS in compact serialisation (RFC 7515 §7.1) with a JSON payload, whose signature is not checked yet. */
final class CompactJws {
    private static final int SEGMENTS = 3;
    private static final int ES256_SIGNATURE_BYTES = 64;

    private final JsonObject header;
    private final JsonObject payload;
    private final byte[] signingInput;
    private final byte[] signature;

    private CompactJws(JsonObject header, JsonObject payload, byte[] signingInput, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /** @throws IllegalArgumentException or {@link dev.latchkey.json.MalformedJsonException} for anything else */
    static CompactJws parse(String text) {
        List<String> segments = List.of(text.split("\\.", -1));
        if (segments.size() != SEGMENTS) {
            throw new IllegalArgumentException("not three segments");
        }
        return new CompactJws(
                json(segments.get(0)),
                json(segments.get(1)),
                text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII),
                Base64Url.decode(segments.get(2)));
    }

    JsonObject header() {
        return header;
    }

    JsonObject payload() {
        return payload;
    }

    /** Whether {@code key} made the signature, with ES256 (RFC 7518 §3.4): r‖s, 32 bytes each. */
    boolean isSignedBy(PublicKey key) {
        if (signature.length != ES256_SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initVerify(key);
            es256.update(signingInput);
            return es256.verify(signature);
        } catch (GeneralSecurityException e) {
            // For some bad signatures, such as r or s out of range, some providers throw where others return false.
            return false;
        }
    }

    private static JsonObject json(String segment) {
        try {
            return JsonObject.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64Url.decode(segment)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8");
        }
    }
}
