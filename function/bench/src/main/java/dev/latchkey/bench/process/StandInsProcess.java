package dev.latchkey.bench.process;

import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.bench.standin.Certificate;
import dev.latchkey.bench.standin.StandIns;
import dev.latchkey.json.JsonObject;
import dev.latchkey.token.testing.Proof;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The stand-ins, running. */
public final class StandInsProcess implements AutoCloseable {
    private final Process process;
    private final JsonObject addresses;

    private StandInsProcess(Process process, JsonObject addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    public static StandInsProcess start(Path folder, Certificate certificate) throws IOException {
        Process process = Java.of(List.of("-Xmx1g"), ClassPath.whole(), StandIns.class, certificate.keyStore(), folder)
                .builder(Map.of())
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the stand-ins did not start");
        }
        return new StandInsProcess(process, JsonObject.parse(line));
    }

    public StandInControl control() {
        return new StandInControl(URI.create(address("control")));
    }

    /** The variables of a function that uses them. */
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", address("accessKeyId")),
                Map.entry("AWS_SECRET_ACCESS_KEY", address("secretAccessKey")),
                Map.entry("AWS_SESSION_TOKEN", address("sessionToken")),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", address("dynamodb")),
                Map.entry("AWS_ENDPOINT_URL_KMS", address("kms")),
                Map.entry("AWS_ENDPOINT_URL_STS", address("sts")),
                Map.entry("LATCHKEY_TABLE", "latchkey"),
                Map.entry("LATCHKEY_SEALING_KEY", address("sealingKey")),
                Map.entry("LATCHKEY_SIGNING_KEY", address("signingKey")),
                Map.entry("LATCHKEY_ENDPOINT_URLS", Proof.ENDPOINT),
                Map.entry(StandInControl.VARIABLE, address("control")));
    }

    /** Connects, as services have been connected to many times before. */
    void shakeHands() throws IOException {
        URI url = URI.create(address("dynamodb"));
        try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(url.getHost(), url.getPort())) {
            socket.startHandshake();
            // The next handshake is to be as long as the first of a process.
            socket.getSession().invalidate();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private String address(String name) {
        return addresses.string(name).orElseThrow();
    }
}
