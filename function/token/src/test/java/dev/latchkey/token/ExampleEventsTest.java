package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.lambda.ApiGatewayEvents;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.ExampleEvents;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.endpoint.TokenRequestParser;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file of {@code events/}, read by us and by AWS's own classes. */
class ExampleEventsTest {
    private static HttpRequest read(byte[] event) {
        return ApiGatewayEvents.read(new ByteArrayInputStream(event), "the-invocation");
    }

    static List<String> version1() throws IOException {
        return ExampleEvents.names("v1-");
    }

    static List<String> version2() throws IOException {
        return ExampleEvents.names("v2-");
    }

    static List<String> all() throws IOException {
        return ExampleEvents.names("");
    }

    @Test
    void everyFile_isOfOneOfTheTwoFormats() throws IOException {
        assertFalse(version1().isEmpty());
        assertFalse(version2().isEmpty());
        assertEquals(
                all(), Stream.concat(version1().stream(), version2().stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("version1")
    void version1_isReadAsAwssClassesReadIt(String name) throws IOException {
        APIGatewayProxyRequestEvent expected = LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(ExampleEvents.file(name)));

        HttpRequest request = read(ExampleEvents.file(name));

        assertEquals(expected.getHttpMethod(), request.method());
        assertEquals(expected.getPath(), request.path());
        assertEquals(lowerCase(expected.getMultiValueHeaders()), request.headers());
        assertEquals(names(expected.getQueryStringParameters()), request.query().keySet());
        assertEquals(
                Objects.requireNonNullElse(expected.getBody(), ""),
                request.body().reveal());
        assertEquals(expected.getIsBase64Encoded(), request.bodyIsBase64());
        assertEquals(expected.getRequestContext().getIdentity().getSourceIp(), request.sourceIp());
        assertEquals(expected.getRequestContext().getRequestId(), request.requestId());
    }

    @ParameterizedTest
    @MethodSource("version2")
    void version2_isReadAsAwssClassesReadIt(String name) throws IOException {
        APIGatewayV2HTTPEvent expected = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(ExampleEvents.file(name)));

        HttpRequest request = read(ExampleEvents.file(name));

        assertEquals(expected.getRequestContext().getHttp().getMethod(), request.method());
        assertEquals(expected.getRawPath(), request.path());
        Map<String, List<String>> headers = new HashMap<>();
        expected.getHeaders().forEach((header, value) -> headers.put(header.toLowerCase(Locale.ROOT), List.of(value)));
        assertEquals(headers, request.headers());
        assertEquals(names(expected.getQueryStringParameters()), request.query().keySet());
        assertEquals(
                Objects.requireNonNullElse(expected.getBody(), ""),
                request.body().reveal());
        assertEquals(expected.getIsBase64Encoded(), request.bodyIsBase64());
        assertEquals(expected.getRequestContext().getHttp().getSourceIp(), request.sourceIp());
        assertEquals(expected.getRequestContext().getRequestId(), request.requestId());
    }

    private Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        Map<String, List<String>> lowerCase = new HashMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
        return lowerCase;
    }

    private Set<String> names(@Nullable Map<String, String> parameters) {
        return parameters == null ? Set.of() : parameters.keySet();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyEvent_holdsWhatItsNameSays(String name) throws IOException {
        HttpRequest request = read(ExampleEvents.file(name));
        int dpopHeaders = request.header("dpop").stream()
                .mapToInt(value -> value.split(",", -1).length)
                .sum();

        if (name.contains("-get")) {
            assertEquals("GET", request.method());
            assertEquals("", request.body().reveal());
        } else if (name.contains("-unknown-path")) {
            assertEquals("/v1/authorize", request.path());
        } else if (name.contains("-other-operation")) {
            assertThrows(OAuthException.class, () -> TokenRequestParser.parse(request));
        } else if (name.contains("-refresh-")) {
            assertInstanceOf(TokenRequest.Refresh.class, TokenRequestParser.parse(request));
        } else {
            assertInstanceOf(TokenRequest.AuthorizationCode.class, TokenRequestParser.parse(request));
        }
        assertEquals(
                name.contains("-two-dpop") ? 2 : name.contains("-missing-dpop") || name.contains("-get") ? 0 : 1,
                dpopHeaders);
        assertEquals(name.contains("-base64") || name.matches("v2-.*-form.*"), request.bodyIsBase64());
        assertTrue(request.sourceIp().matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\..*|2001:db8:.*"));
        assertFalse(request.requestId().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyProof_wasRightWhenItWasMade(String name) throws IOException {
        HttpRequest request = read(ExampleEvents.file(name));
        URI url = URI.create("https://" + request.header("host").getFirst() + request.path());
        URI withStage = URI.create("https://" + request.header("host").getFirst() + "/prod" + request.path());
        DpopProofVerifier verifier = new DpopProofVerifier(List.of(url, withStage), Duration.ofSeconds(1));

        for (String headers : request.header("dpop")) {
            for (String proof : headers.split(",", -1)) {
                assertEquals(
                        0, verifier.verify(List.of(proof), ExampleEvents.MADE).iatOffset());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-two-dpop.json", "v2-two-dpop.json"})
    void twoProofs_areRefusedThoughBothAreRight(String name) throws IOException {
        HttpRequest request = read(ExampleEvents.file(name));
        URI url = URI.create("https://" + request.header("host").getFirst() + request.path());
        DpopProofVerifier verifier = new DpopProofVerifier(List.of(url), Duration.ofSeconds(1));

        OAuthException refusal =
                assertThrows(OAuthException.class, () -> verifier.verify(request.header("dpop"), ExampleEvents.MADE));
        assertEquals("Exactly one DPoP header is required.", refusal.publicSentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-redeem-form.json", "v2-redeem-form.json"})
    void form_isAnsweredInSnakeCase(String name) throws IOException {
        assertEquals(
                Casing.SNAKE_CASE,
                TokenRequestParser.parse(read(ExampleEvents.file(name))).casing());
    }

    @ParameterizedTest
    @CsvSource({"v1-stage-prefix.json, /v1/token", "v2-stage-prefix.json, /prod/v1/token"})
    void stage_isInThePathOfFormat2Alone(String name, String path) throws IOException {
        assertEquals(path, read(ExampleEvents.file(name)).path());
    }
}
