package dev.latchkey.bench.part;

import java.util.List;

/** Amazon Corretto Crypto Provider, as probes are given it. */
final class Crypto {
    static final String ACCP_JAR = "AmazonCorrettoCryptoProvider";
    static final List<String> ACCP =
            List.of("-Dbench.provider=com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

    private Crypto() {}
}
