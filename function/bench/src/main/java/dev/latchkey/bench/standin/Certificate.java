package dev.latchkey.bench.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for localhost, with an RSA key of 2048 bits, as AWS's have them. */
public final class Certificate {
    /** Whoever reads the file has no use for the key. */
    private static final String PASSWORD = "benchmark";

    private static final String ALIAS = "stand-ins";
    private static final String KEY_STORE = "key-store.p12";

    private Certificate() {}

    /**
     * Makes the certificate anew in {@code folder}.
     *
     * @return the JDK's certificate authorities and this one, for {@code javax.net.ssl.trustStore}. Like the JDK's own it
     *     is read without a password, which would take time to check
     */
    public static Path make(Path folder) throws IOException, GeneralSecurityException {
        Path home = Path.of(System.getProperty("java.home"));
        Path keyStore = Files.createDirectories(folder).resolve(KEY_STORE);
        Files.deleteIfExists(keyStore);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/keytool").toString(), "-keystore"));
        command.add(keyStore.toString());
        command.addAll(List.of(("-genkeypair -storetype PKCS12 -storepass " + PASSWORD + " -alias " + ALIAS
                        + " -keyalg RSA -keysize 2048 -dname CN=localhost -ext SAN=dns:localhost -validity 30")
                .split(" ", -1)));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + output);
        }
        KeyStore authorities =
                KeyStore.getInstance(home.resolve("lib/security/cacerts").toFile(), (char[]) null);
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        for (String alias : Collections.list(authorities.aliases())) {
            trusted.setCertificateEntry(alias, authorities.getCertificate(alias));
        }
        trusted.setCertificateEntry(
                ALIAS,
                KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()).getCertificate(ALIAS));
        Path trustStore = folder.resolve("trust-store.jks");
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return trustStore;
    }

    static SSLContext serverContext(Path folder) throws GeneralSecurityException, IOException {
        char[] password = PASSWORD.toCharArray();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(folder.resolve(KEY_STORE).toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
