package dev.latchkey.local.events;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.nimbusds.jose.JOSEException;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes input for {@code sam local invoke}: the function's variables, and events that succeed, which are the
 * redemption of a code that was just issued and the refresh of a session that was just started, each in both payload
 * formats and with a proof of its own. They are good for five minutes.
 */
public final class EventFiles {
    private static final String CLIENT_ID = "arn:aws:signin:::devtools/same-device";
    private static final String REDIRECT_URI = "http://127.0.0.1:50123/oauth/callback";

    private final URI tokenUrl;
    private final CodeIssuer codes;
    private final InstantSource clock;
    private final ProofMaker proofs;
    private final Secret codeVerifier = Secret.of(random());

    /**
     * Events for a local service.
     *
     * @param base where it is reached
     * @param codes issues codes for it
     */
    public EventFiles(URI base, CodeIssuer codes, InstantSource clock) {
        this.codes = codes;
        this.clock = clock;
        this.tokenUrl = base.resolve("/v1/token");
        this.proofs = new ProofMaker(tokenUrl, clock);
    }

    /** Writes all of it into {@code folder}, replacing what was written earlier. */
    public void write(Path folder, Map<String, String> variables) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("variables.json"),
                    Json.write(json -> Json.writeStringMap(json, "TokenFunction", variables)));
            write1(folder.resolve("v1-redeem.json"), redemption(code()));
            write2(folder.resolve("v2-redeem.json"), redemption(code()));
            String refreshToken = refreshToken(http);
            write1(folder.resolve("v1-refresh.json"), refresh(refreshToken));
            write2(folder.resolve("v2-refresh.json"), refresh(refreshToken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A code for nobody in particular. */
    private String code() {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        PersonId person = PersonId.of("http://127.0.0.1", "developer@example.com");
        SessionName name = SessionName.of("developer@example.com");
        Secret code = AuthorizationCode.next(person);
        IssuedCode issued = new IssuedCode(
                CLIENT_ID,
                REDIRECT_URI,
                Optional.of(Pkce.challenge(codeVerifier)),
                Optional.of("S256"),
                Optional.empty(),
                now.plus(IssuedCode.DEFAULT_LIFETIME),
                Map.of(),
                Optional.empty(),
                SessionId.next(),
                new Authorization(
                        person,
                        "local",
                        RoleArn.parse("arn:aws:iam::000000000000:role/Developer"),
                        name,
                        name,
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        now,
                        now.plus(Authorization.MAX_SESSION)));
        codes.issue(code, issued, RequestContext.within(Duration.ofSeconds(10), clock));
        return code.reveal();
    }

    private String refreshToken(HttpClient http) throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(tokenUrl)
                        .header("Content-Type", "application/json")
                        .header("DPoP", proofs.make())
                        .POST(HttpRequest.BodyPublishers.ofString(redemption(code())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JsonObject.parse(answer.body()).string("refreshToken").orElseThrow();
    }

    private String redemption(String code) {
        return Json.write(Map.of(
                "clientId", CLIENT_ID,
                "grantType", "authorization_code",
                "code", code,
                "redirectUri", REDIRECT_URI,
                "codeVerifier", codeVerifier.reveal()));
    }

    private static String refresh(String refreshToken) {
        return Json.write(Map.of("clientId", CLIENT_ID, "grantType", "refresh_token", "refreshToken", refreshToken));
    }

    private void write1(Path file, String body) throws IOException, JOSEException {
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withPath("/v1/token")
                .withMultiValueHeaders(
                        Map.of("Content-Type", List.of("application/json"), "DPoP", List.of(proofs.make())))
                .withBody(body)
                .withIsBase64Encoded(false);
        write(file, event, APIGatewayProxyRequestEvent.class);
    }

    private void write2(Path file, String body) throws IOException, JOSEException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("dpop", proofs.make());
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath("/v1/token")
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod("POST")
                                .build())
                        .build())
                .withBody(body)
                .build();
        write(file, event, APIGatewayV2HTTPEvent.class);
    }

    private static <T> void write(Path file, T event, Class<T> type) throws IOException {
        PojoSerializer<T> serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
        try (OutputStream out = Files.newOutputStream(file)) {
            serializer.toJson(event, out);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
