package dev.latchkey.bench.part;

import java.util.List;

/** How probes are told which crypto to use; Corretto's unless told. */
final class Crypto {
    static final List<String> JDK = List.of("-Dbench.jdkCrypto=true");

    private Crypto() {}
}
