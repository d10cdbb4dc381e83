package dev.latchkey.bench.variant;

import dev.latchkey.bench.client.HttpLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;

/** The floor: the same three calls signed by hand (Signature Version 4) over plain TLS sockets, without the SDK. */
public final class Floor {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private Floor() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        call("dynamodb", "application/x-amz-json-1.0", "DynamoDB_20120810.GetItem", """
                {"TableName":"%s","Key":{"pk":{"S":"code#none"}},"ConsistentRead":true}""".formatted(
                        variable("LATCHKEY_TABLE")));
        call(
                "sts",
                "application/x-www-form-urlencoded",
                "",
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=ada&RoleArn=" + ThreeCalls.ROLE_ARN);
        call("kms", "application/x-amz-json-1.1", "TrentService.Encrypt", """
                {"KeyId":"%s","Plaintext":"%s"}""".formatted(
                        variable("LATCHKEY_SEALING_KEY"),
                        Base64.getEncoder().encodeToString("text".getBytes(StandardCharsets.UTF_8))));
        System.out.println(ThreeCalls.DONE);
        System.exit(0);
    }

    private static void call(String service, String type, String target, String body)
            throws IOException, GeneralSecurityException {
        URI url = URI.create(variable("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT)));
        String time = TIME.format(Instant.now());
        String signed = "content-type:" + type + "\nhost:" + url.getAuthority() + "\nx-amz-date:" + time
                + "\nx-amz-security-token:" + variable("AWS_SESSION_TOKEN")
                + (target.isEmpty() ? "" : "\nx-amz-target:" + target) + "\n";
        String request = "POST / HTTP/1.1\r\n" + signed.replace("\n", "\r\n") + "content-length: " + body.length()
                + "\r\nauthorization: " + authorization(service, time, signed, body) + "\r\n\r\n" + body;
        try (Socket socket = SSLSocketFactory.getDefault().createSocket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String status = HttpLine.read(in);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(service + ": " + status);
            }
            int length = 0;
            for (String header = HttpLine.read(in); !header.isEmpty(); header = HttpLine.read(in)) {
                if (header.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(header.substring("Content-Length: ".length()));
                }
            }
            in.readNBytes(length);
        }
    }

    private static String authorization(String service, String time, String signed, String body)
            throws GeneralSecurityException {
        String names = signed.replaceAll(":[^\n]*\n", ";").replaceAll(";$", "");
        String scope = time.substring(0, 8) + "/" + variable("AWS_REGION") + "/" + service + "/aws4_request";
        String canonical = "POST\n/\n\n" + signed + "\n" + names + "\n" + sha256(body);
        byte[] key = ("AWS4" + variable("AWS_SECRET_ACCESS_KEY")).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        byte[] signature = hmac(key, ALGORITHM + "\n" + time + "\n" + scope + "\n" + sha256(canonical));
        return ALGORITHM + " Credential=" + variable("AWS_ACCESS_KEY_ID") + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(signature);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String variable(String name) {
        return System.getenv(name);
    }
}
