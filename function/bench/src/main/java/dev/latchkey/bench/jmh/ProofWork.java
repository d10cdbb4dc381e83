package dev.latchkey.bench.jmh;

import dev.latchkey.lambda.NativeCrypto;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A proof verified, its ES256 signature with one provider or another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProofWork {
    /** The provider whose implementations are taken first. */
    @Param({"JDK", "ACCP"})
    public String provider = "JDK";

    private final List<String> proof = Samples.request().header("dpop");
    private final DpopProofVerifier verifier =
            new DpopProofVerifier(List.of(URI.create(Proof.ENDPOINT)), Duration.ofHours(1), Samples.CLOCK);

    @Setup
    public void insertProvider() {
        if (provider.equals("ACCP")) {
            NativeCrypto.install();
        }
    }

    @Benchmark
    public DpopProof proofVerified() {
        return verifier.verify(proof);
    }
}
