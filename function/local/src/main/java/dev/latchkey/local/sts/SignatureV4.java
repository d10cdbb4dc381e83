package dev.latchkey.local.sts;

import dev.latchkey.local.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AWS Signature Version 4 of a request without a query, like those sent to STS. The SDK's own signer adds headers
 * that other clients do not sign; for the comparison, this signs exactly what the client says it has signed.
 *
 * @param scope {@code <date>/<region>/<service>/aws4_request}
 */
record SignatureV4(String accessKeyId, String scope, List<String> signedHeaders, String signature) {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([A-Za-z0-9]+)/([^,]+),\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");
    private static final List<String> ALWAYS_SIGNED = List.of("host", "x-amz-date");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    /** How far the time of signing may be from our clock. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** The signature that the Authorization header holds. */
    static SignatureV4 parse(String authorization) {
        Matcher header = AUTHORIZATION.matcher(authorization);
        if (!header.matches()) {
            throw new StsError(403, "MissingAuthenticationToken", "The request is not signed.");
        }
        return new SignatureV4(
                header.group(1), header.group(2), List.of(header.group(3).split(";", -1)), header.group(4));
    }

    /** Whether this request was signed with {@code secretAccessKey}. */
    boolean matches(Exchange exchange, String secretAccessKey) {
        String stringToSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                exchange.header("x-amz-date"),
                scope,
                HexFormat.of().formatHex(sha256(canonicalRequest(exchange))));
        byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String expected = HexFormat.of().formatHex(hmac(key, stringToSign));
        return signedHeaders.containsAll(ALWAYS_SIGNED)
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the request says that it was signed about {@code now}. */
    boolean isCurrent(Exchange exchange, Instant now) {
        try {
            Instant signedAt =
                    LocalDateTime.parse(exchange.header("x-amz-date"), DATE).toInstant(ZoneOffset.UTC);
            return Duration.between(signedAt, now).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String canonicalRequest(Exchange exchange) {
        StringBuilder request = new StringBuilder(exchange.method()).append("\n/\n\n");
        for (String name : signedHeaders) {
            request.append(name)
                    .append(':')
                    .append(exchange.header(name).strip().replaceAll(" +", " "))
                    .append('\n');
        }
        return request.append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(HexFormat.of().formatHex(sha256(exchange.body().text())))
                .toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
