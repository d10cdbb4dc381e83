package dev.latchkey.local.lambda;

import static dev.latchkey.local.lambda.BuiltFunction.SIGN_IN;
import static dev.latchkey.local.lambda.BuiltFunction.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.provider.Client;
import dev.latchkey.local.provider.OpenIdProvider;
import dev.latchkey.local.provider.People;
import dev.latchkey.local.signin.LocalAccess;
import dev.latchkey.local.signin.SignInOptions;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.TestEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The built functions with SnapStart: up to the snapshot, and from the restore on. */
@Tag("service")
class SnapStartTest extends LambdaHarness {
    private static final String NOWHERE = """
            {"version": "2.0", "rawPath": "/nowhere", "requestContext": {"http": {"method": "GET"}}}""";

    private static final SignInOptions SIGN_IN_OPTIONS =
            new SignInOptions(Optional.empty(), Optional.empty(), Optional.empty(), false, Duration.ofHours(12));

    @Test
    void beforeTheSnapshot_everyCallIsPrimedThatNobodyNeedsToBeThereFor() throws Exception {
        try (LambdaProcess function = startToSnapshot(TOKEN)) {
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
            assertEquals(
                    Set.of(
                            "AssumeRole",
                            "GetItem access#",
                            "TransactGetItems code#",
                            "TransactWriteItems code#",
                            "VerifyMac"),
                    made);
            assertTrue(function.process().isAlive());
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void beforeTheSnapshot_nativeCryptographyIsLoadedWhereItIsForThisMachine(BuiltFunction built) throws Exception {
        assumeTrue(System.getProperty("samBuild") == null, "the function was built for another machine, perhaps");
        assumeTrue(
                AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null, "no native library for this machine");
        try (LambdaProcess function = startToSnapshot(built)) {
            Path maps = Path.of("/proc", Long.toString(function.process().pid()), "maps");

            assertTrue(Files.readString(maps).contains("libamazonCorrettoCryptoProvider"));
        }
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, false", "TOKEN, true", "SIGN_IN, false"})
    void priming_saysNothingWhereItSucceeds(BuiltFunction built, String redeemFromSignInAddress) throws Exception {
        try (LambdaProcess function =
                startToSnapshot(built, Map.of("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS", redeemFromSignInAddress))) {
            api.restore();
            assertEquals(404, answer(NOWHERE).number("statusCode").orElseThrow());

            String line = function.nextEvent();
            assertTrue(line.contains("NOT_FOUND"), line);
        }
    }

    @Test
    void outageDuringPriming_isToldAndTheFunctionWorksAllTheSame() throws Exception {
        backend.proxy().fail("Encrypt", Fault.DENY);
        try (LambdaProcess function = startToSnapshot(TOKEN)) {
            backend.proxy().clear();
            api.restore();
            issued(event(redemption()));

            String line = function.nextEvent();
            assertTrue(line.contains("\"requestId\":\"priming\"") && line.contains("KMS Encrypt"), line);
            assertFalse(line.contains("_aws"), line);
        }
    }

    @Test
    void beforeTheSnapshot_whatASignInBeginsWithIsPrimed() throws Exception {
        Client latchkey = new Client("latchkey", Set.of(), new Client.WithPrivateKey(JWKSet::new));
        try (OpenIdProvider provider = OpenIdProvider.start(0, People.SAMPLES, latchkey, clock);
                LambdaProcess function = startToSnapshot(SIGN_IN)) {
            Set<String> primed = new TreeSet<>(backend.proxy().calls());
            api.restore();
            LocalAccess.of(SIGN_IN_OPTIONS, provider.issuer())
                    .apply(clients.dynamoDb(), provisioned.tableName(), clock.instant());
            backend.proxy().forgetCalls();
            JsonObject response = answer(authorization());

            assertEquals(303, response.number("statusCode").orElseThrow());
            assertTrue(response.stringMap("headers")
                    .getOrDefault("Location", "")
                    .startsWith(provider.issuer().toString()));
            Set<String> made = new TreeSet<>(backend.proxy().calls());
            made.removeAll(primed);
            assertEquals(Set.of("GetItem access#"), made);
            assertTrue(function.process().isAlive());
        }
    }

    /** What {@code aws login} has the browser open, as an event of payload format 2.0. */
    private static String authorization() {
        AuthorizationRequest request = new AuthorizationRequest(
                false, Grants.REDIRECT_URI, "state", Pkce.challenge(Grants.VERIFIER), "SHA-256");
        return Json.write(event -> {
            event.writeStringField("version", "2.0");
            event.writeStringField("rawPath", "/v1/authorize");
            event.writeStringField("rawQueryString", request.query());
            Json.writeStringMap(event, "headers", Map.of("host", "login.example.com"));
            event.writeObjectFieldStart("requestContext");
            Json.writeStringMap(event, "http", Map.of("method", "GET", "sourceIp", "192.0.2.7"));
            event.writeEndObject();
        });
    }

    @Test
    void outageDuringPrimingOfSignIns_isToldAndTheFunctionWorksAllTheSame() throws Exception {
        backend.proxy().fail("Sign", Fault.DENY);
        try (LambdaProcess function = startToSnapshot(SIGN_IN)) {
            backend.proxy().clear();
            api.restore();
            assertEquals(404, answer(NOWHERE).number("statusCode").orElseThrow());

            String line = function.nextEvent();
            assertTrue(line.contains("\"requestId\":\"priming\"") && line.contains("KMS Sign"), line);
            assertFalse(line.contains("_aws"), line);
        }
    }
}
