package dev.latchkey.bench.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for localhost, with an RSA key of 2048 bits, as AWS's have them, made by the JDK's own
 * keytool.
 *
 * @param keyStore the stand-ins' (PKCS#12)
 * @param trustStore the same without its key, for {@code javax.net.ssl.trustStore}
 * @param pem the same as text, for what does not read Java's trust stores
 */
public record Certificate(Path keyStore, Path trustStore, Path pem) {
    /** Of both stores: whoever reads these files has no use for them. */
    public static final String PASSWORD = "benchmark";

    private static final String ALIAS = "stand-ins";

    /** Makes the files anew in {@code folder}. */
    public static Certificate make(Path folder) throws IOException {
        Certificate certificate = new Certificate(
                folder.resolve("key-store.p12"), folder.resolve("trust-store.p12"), folder.resolve("certificate.pem"));
        Files.createDirectories(folder);
        for (Path file : new Path[] {certificate.keyStore, certificate.trustStore, certificate.pem}) {
            Files.deleteIfExists(file);
        }
        keytool(
                "-genkeypair",
                "-keystore",
                certificate.keyStore.toString(),
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                certificate.keyStore.toString(),
                "-file",
                certificate.pem.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-keystore",
                certificate.trustStore.toString(),
                "-file",
                certificate.pem.toString());
        return certificate;
    }

    static SSLContext serverContext(Path keyStore) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String command, String... options) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                ALIAS,
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12");
        keytool.command().addAll(List.of(options));
        Process process = keytool.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + output);
        }
    }
}
