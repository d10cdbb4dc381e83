package dev.latchkey.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.token.testing.TestEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The built function with SnapStart: up to the snapshot, and from the restore on. */
@Tag("service")
class SnapStartTest extends LambdaHarness {
    private LambdaProcess startToSnapshot() throws Exception {
        Map<String, String> environment = environment();
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        backend.proxy().forgetCalls();
        LambdaProcess function = start(environment);
        api.snapshot().get(1, TimeUnit.MINUTES);
        return function;
    }

    @Test
    void beforeTheSnapshot_everyCallIsPrimedThatNobodyNeedsToBeThereFor() throws Exception {
        try (LambdaProcess function = startToSnapshot()) {
            Set<String> primed = new TreeSet<>(backend.proxy().calls());
            api.restore();
            String refreshToken =
                    issued(event(redemption())).string("refreshToken").orElseThrow();
            backend.proxy().forgetCalls();
            issued(event(TestEndpoint.refresh(refreshToken)));
            issued(event(redemption()));
            Set<String> made = new TreeSet<>(backend.proxy().calls());

            // The test issues the codes itself.
            made.removeAll(Set.of("PutItem code#", "GenerateMac"));
            made.removeAll(primed);
            assertEquals(Set.of("AssumeRole", "TransactGetItems code#", "TransactWriteItems code#", "VerifyMac"), made);
            assertTrue(function.process().isAlive());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void beforeTheSnapshot_nativeCryptographyIsLoadedWhereItIsForThisMachine() throws Exception {
        assumeTrue(System.getProperty("taskRoot") == null, "the function was built for another machine, perhaps");
        assumeTrue(
                AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null, "no native library for this machine");
        try (LambdaProcess function = startToSnapshot()) {
            Path maps = Path.of("/proc", Long.toString(function.process().pid()), "maps");

            assertTrue(Files.readString(maps).contains("libamazonCorrettoCryptoProvider"));
        }
    }

    @Test
    void priming_saysNothingWhereItSucceeds() throws Exception {
        try (LambdaProcess function = startToSnapshot()) {
            api.restore();
            assertEquals(404, answer("{}").number("statusCode").orElseThrow());

            String line = function.nextEvent();
            assertTrue(line.contains("NOT_FOUND"), line);
        }
    }

    @Test
    void outageDuringPriming_isToldAndTheFunctionWorksAllTheSame() throws Exception {
        backend.proxy().fail("Encrypt", Fault.DENY);
        try (LambdaProcess function = startToSnapshot()) {
            backend.proxy().clear();
            api.restore();
            issued(event(redemption()));

            String line = function.nextEvent();
            assertTrue(line.contains("\"requestId\":\"priming\"") && line.contains("KMS Encrypt"), line);
            assertFalse(line.contains("_aws"), line);
        }
    }
}
