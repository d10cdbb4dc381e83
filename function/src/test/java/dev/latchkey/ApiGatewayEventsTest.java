package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.latchkey.dpop.DpopProofVerifier;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.TokenRequestParser;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Spelling;
import dev.latchkey.oauth.TokenRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayEventsTest {
    private static final String INVOCATION = "the-invocation";
    /** The repository's folder of example events, from the module's folder or from the repository's. */
    private static final Path EVENTS = Stream.of(Path.of("..", "events"), Path.of("events"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    /** When the proofs in the example events were made. */
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private static HttpRequest read(String event) {
        return read(event.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest read(byte[] event) {
        return ApiGatewayEvents.read(new ByteArrayInputStream(event), INVOCATION);
    }

    private static List<String> fileNames(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && name.startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name));
    }

    /** Every file of {@code events/}, read by us and by AWS's own classes. */
    @Nested
    class ExampleEvents {
        static List<String> version1() throws IOException {
            return fileNames("v1-");
        }

        static List<String> version2() throws IOException {
            return fileNames("v2-");
        }

        static List<String> all() throws IOException {
            return fileNames("");
        }

        @Test
        void everyFile_isOfOneOfTheTwoFormats() throws IOException {
            assertFalse(version1().isEmpty());
            assertFalse(version2().isEmpty());
            assertEquals(
                    all(),
                    Stream.concat(version1().stream(), version2().stream()).toList());
        }

        @ParameterizedTest
        @MethodSource("version1")
        void version1_isReadAsAwssClassesReadIt(String name) throws IOException {
            APIGatewayProxyRequestEvent expected = LambdaEventSerializers.serializerFor(
                            APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
                    .fromJson(new ByteArrayInputStream(file(name)));

            HttpRequest request = read(file(name));

            assertEquals(expected.getHttpMethod(), request.method());
            assertEquals(expected.getPath(), request.path());
            assertEquals(lowerCase(expected.getMultiValueHeaders()), request.headers());
            assertEquals(names(expected.getQueryStringParameters()), request.queryNames());
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
                    .fromJson(new ByteArrayInputStream(file(name)));

            HttpRequest request = read(file(name));

            assertEquals(expected.getRequestContext().getHttp().getMethod(), request.method());
            assertEquals(expected.getRawPath(), request.path());
            Map<String, List<String>> headers = new HashMap<>();
            expected.getHeaders()
                    .forEach((header, value) -> headers.put(header.toLowerCase(Locale.ROOT), List.of(value)));
            assertEquals(headers, request.headers());
            assertEquals(names(expected.getQueryStringParameters()), request.queryNames());
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
            HttpRequest request = read(file(name));
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
            HttpRequest request = read(file(name));
            URI url = URI.create("https://" + request.header("host").getFirst() + request.path());
            URI withStage = URI.create("https://" + request.header("host").getFirst() + "/prod" + request.path());
            DpopProofVerifier verifier =
                    new DpopProofVerifier(List.of(url, withStage), Duration.ofSeconds(1), InstantSource.fixed(MADE));

            for (String headers : request.header("dpop")) {
                for (String proof : headers.split(",", -1)) {
                    assertEquals(0, verifier.verify(List.of(proof)).iatOffset());
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"v1-two-dpop.json", "v2-two-dpop.json"})
        void twoProofs_areRefusedThoughBothAreRight(String name) throws IOException {
            HttpRequest request = read(file(name));
            URI url = URI.create("https://" + request.header("host").getFirst() + request.path());
            DpopProofVerifier verifier =
                    new DpopProofVerifier(List.of(url), Duration.ofSeconds(1), InstantSource.fixed(MADE));

            OAuthException refusal = assertThrows(OAuthException.class, () -> verifier.verify(request.header("dpop")));
            assertEquals("Exactly one DPoP header is required.", refusal.publicSentence());
        }

        @ParameterizedTest
        @ValueSource(strings = {"v1-redeem-form.json", "v2-redeem-form.json"})
        void form_isAnsweredInSnakeCase(String name) throws IOException {
            assertEquals(
                    Spelling.SNAKE_CASE,
                    TokenRequestParser.parse(read(file(name))).spelling());
        }

        @ParameterizedTest
        @CsvSource({"v1-stage-prefix.json, /v1/token", "v2-stage-prefix.json, /prod/v1/token"})
        void stage_isInThePathOfFormat2Alone(String name, String path) throws IOException {
            assertEquals(path, read(file(name)).path());
        }
    }

    /** Events that API Gateway does not send, and still must not be answered with a crash. */
    @Nested
    class Unreadable {
        private void isARequestForNothing(byte[] event) {
            HttpRequest request = read(event);

            assertEquals("", request.method());
            assertEquals("", request.path());
            assertEquals(Set.of(), request.queryNames());
            assertEquals(Map.of(), request.headers());
            assertEquals(Secret.of(""), request.body());
            assertFalse(request.bodyIsBase64());
            assertEquals("", request.sourceIp());
            assertEquals(INVOCATION, request.requestId());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "5",
                    "\"event\"",
                    "[]",
                    "{",
                    "{} {}",
                    "not json",
                    "{\"httpMethod\":\"POST\",\"httpMethod\":\"POST\"}"
                })
        void text_isARequestForNothing(String event) {
            isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void bytes_areARequestForNothing() {
            isARequestForNothing(new byte[] {(byte) 0xff, 0, 1, 2, 3});
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"key1\":\"value1\"}", "{\"version\":\"2.0\"}", "{\"version\":\"0\"}"})
        void anotherServicesEvent_isARequestForNothing(String event) {
            isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"version\":2}",
                    "{\"httpMethod\":5}",
                    "{\"path\":[]}",
                    "{\"body\":{}}",
                    "{\"isBase64Encoded\":\"true\"}",
                    "{\"headers\":[]}",
                    "{\"headers\":{\"a\":1}}",
                    "{\"multiValueHeaders\":{\"a\":\"b\"}}",
                    "{\"multiValueHeaders\":{\"a\":[1]}}",
                    "{\"queryStringParameters\":\"a=b\"}",
                    "{\"requestContext\":\"\"}",
                    "{\"requestContext\":{\"requestId\":5}}",
                    "{\"requestContext\":{\"identity\":[]}}",
                    "{\"version\":\"2.0\",\"requestContext\":{\"http\":\"POST\"}}",
                    "{\"version\":\"2.0\",\"requestContext\":{\"stage\":5}}",
                    "{\"version\":\"2.0\",\"rawPath\":{}}"
                })
        void memberOfAnotherType_isARequestForNothing(String event) {
            isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class Version1 {
        @Test
        void nulls_countAsAbsent() {
            HttpRequest request = read("""
                    {"version":null, "httpMethod":"POST", "path":"/v1/token", "headers":null, "multiValueHeaders":null,
                     "queryStringParameters":null, "multiValueQueryStringParameters":null, "body":null,
                     "isBase64Encoded":null, "requestContext":{"requestId":null, "identity":null}}
                    """);

            assertEquals("POST", request.method());
            assertEquals("/v1/token", request.path());
            assertEquals(Map.of(), request.headers());
            assertEquals(Set.of(), request.queryNames());
            assertEquals(Secret.of(""), request.body());
            assertFalse(request.bodyIsBase64());
            assertEquals("", request.sourceIp());
            assertEquals(INVOCATION, request.requestId());
        }

        @Test
        void withoutMultiValueHeaders_headersAreRead() {
            assertEquals(
                    Map.of("dpop", List.of("proof"), "host", List.of("login.example.com")),
                    read("{\"headers\":{\"DPoP\":\"proof\",\"Host\":\"login.example.com\"}}")
                            .headers());
        }

        @Test
        void withMultiValueHeaders_thoseAloneAreRead() {
            assertEquals(Map.of("dpop", List.of("one", "two")), read("""
                            {"headers":{"DPoP":"two","Content-Type":"application/json"},
                             "multiValueHeaders":{"DPoP":["one","two"]}}
                            """).headers());
        }

        @Test
        void headerInSeveralCases_isOneHeaderWithAllValues() {
            List<String> values =
                    read("{\"multiValueHeaders\":{\"DPoP\":[\"one\"],\"dpop\":[\"two\"],\"DPOP\":[\"three\",\"four\"]}}")
                            .header("dpop");

            assertEquals(Set.of("one", "two", "three", "four"), Set.copyOf(values));
            assertEquals(4, values.size());
            assertEquals(
                    2,
                    read("{\"headers\":{\"DPoP\":\"one\",\"dpop\":\"two\"}}")
                            .header("dpop")
                            .size());
        }

        @Test
        void queryNames_areThoseOfBothMembers() {
            assertEquals(Set.of("a", "b"), read("""
                            {"queryStringParameters":{"a":"1"}, "multiValueQueryStringParameters":{"a":["1"],"b":["2"]}}
                            """).queryNames());
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.0", "", "2", "3.0"})
        void anyVersionBut2_isReadSo(String version) {
            assertEquals(
                    "POST",
                    read("{\"version\":\"" + version + "\",\"httpMethod\":\"POST\"}")
                            .method());
        }
    }

    @Nested
    class Version2 {
        @Test
        void nulls_countAsAbsent() {
            HttpRequest request = read("""
                    {"version":"2.0", "rawPath":"/v1/token", "headers":null, "queryStringParameters":null, "body":null,
                     "isBase64Encoded":null, "cookies":null,
                     "requestContext":{"http":{"method":"POST","sourceIp":null}, "requestId":null, "stage":null}}
                    """);

            assertEquals("POST", request.method());
            assertEquals("/v1/token", request.path());
            assertEquals(Map.of(), request.headers());
            assertEquals(Set.of(), request.queryNames());
            assertEquals(Secret.of(""), request.body());
            assertFalse(request.bodyIsBase64());
            assertEquals("", request.sourceIp());
            assertEquals(INVOCATION, request.requestId());
        }

        @Test
        void joinedHeaders_stayJoined() {
            assertEquals(
                    List.of("one,two"),
                    read("{\"version\":\"2.0\",\"headers\":{\"dpop\":\"one,two\"}}")
                            .header("dpop"));
        }

        @Test
        void headerInSeveralCases_isOneHeaderWithAllValues() {
            assertEquals(
                    2,
                    read("{\"version\":\"2.0\",\"headers\":{\"dpop\":\"one\",\"DPoP\":\"two\"}}")
                            .header("dpop")
                            .size());
        }

        @Test
        void cookies_areNotRead() {
            assertEquals(
                    Map.of(),
                    read("{\"version\":\"2.0\",\"cookies\":[\"a=b\"]}").headers());
        }

        @Test
        void version1sMembers_areNotRead() {
            HttpRequest request = read("""
                    {"version":"2.0", "httpMethod":"POST", "path":"/v1/token", "multiValueHeaders":{"dpop":["proof"]},
                     "requestContext":{"identity":{"sourceIp":"192.0.2.1"}}}
                    """);

            assertEquals("", request.method());
            assertEquals("", request.path());
            assertEquals(Map.of(), request.headers());
            assertEquals("", request.sourceIp());
        }
    }

    @Test
    void headersAndQueryNames_areUnmodifiable() {
        HttpRequest request = read("{\"headers\":{\"a\":\"b\"},\"queryStringParameters\":{\"c\":\"d\"}}");

        assertThrows(
                UnsupportedOperationException.class, () -> request.headers().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> request.queryNames().clear());
    }

    @Nested
    class Write {
        private String written(HttpResponse response) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ApiGatewayEvents.write(response, out);
            return out.toString(StandardCharsets.UTF_8);
        }

        @Test
        void answer_hasTheFormThatBothFormatsTake() throws IOException {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json");
            headers.put("Cache-Control", "no-store");

            assertEquals(
                    "{\"statusCode\":400,\"headers\":{\"Content-Type\":\"application/json\","
                            + "\"Cache-Control\":\"no-store\"},\"body\":\"{\\\"error\\\":\\\"x\\\"}\",\"isBase64Encoded\":false}",
                    written(new HttpResponse(400, headers, Secret.of("{\"error\":\"x\"}"))));
        }

        @Test
        void answerWithoutHeadersAndBody_isWhole() throws IOException {
            assertEquals(
                    "{\"statusCode\":204,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}",
                    written(new HttpResponse(204, Map.of(), Secret.of(""))));
        }

        @Test
        void textOutsideAscii_isWrittenInUtf8() throws IOException {
            assertTrue(
                    written(new HttpResponse(200, Map.of(), Secret.of("é😀"))).contains("\"body\":\"é😀\""));
        }
    }
}
