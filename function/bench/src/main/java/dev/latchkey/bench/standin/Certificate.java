package dev.latchkey.bench.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for localhost, with an RSA key of 2048 bits, as AWS's have them, made by the JDK's own
 * keytool.
 *
 * @param keyStore the stand-ins' (PKCS#12)
 * @param trustStore the JDK's certificate authorities and this one, for {@code javax.net.ssl.trustStore}. Like the
 *     JDK's own it is read without a password, which would take time to check
 */
public record Certificate(Path keyStore, Path trustStore) {
    /** Of the key store: whoever reads the file has no use for it. */
    private static final char[] PASSWORD = "benchmark".toCharArray();

    private static final String ALIAS = "stand-ins";

    /** Makes the files anew in {@code folder}. */
    public static Certificate make(Path folder) throws IOException {
        Certificate certificate = new Certificate(folder.resolve("key-store.p12"), folder.resolve("trust-store.jks"));
        Files.createDirectories(folder);
        Files.deleteIfExists(certificate.keyStore);
        certificate.makeKey();
        try {
            certificate.writeTrustStore();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return certificate;
    }

    static SSLContext serverContext(Path keyStore) throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void makeKey() throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD),
                        "-keystore",
                        keyStore.toString(),
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "30")
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + output);
        }
    }

    private void writeTrustStore() throws GeneralSecurityException, IOException {
        Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        KeyStore authorities = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        for (String alias : Collections.list(authorities.aliases())) {
            store.setCertificateEntry(alias, authorities.getCertificate(alias));
        }
        store.setCertificateEntry(
                ALIAS, KeyStore.getInstance(keyStore.toFile(), PASSWORD).getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            store.store(out, PASSWORD);
        }
    }
}
