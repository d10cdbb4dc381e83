package dev.latchkey.local.events;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.nimbusds.jose.JOSEException;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.signin.SignIn;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes input for {@code sam local invoke}: the function's variables, and events that succeed, which are the
 * redemption of a code that was just issued and the refresh of a session that was just started, each in both payload
 * formats and with a proof of its own. They are good for five minutes.
 */
public final class EventFiles {
    private static final String CLIENT_ID = "arn:aws:signin:::devtools/same-device";
    private static final String REDIRECT_URI = "http://127.0.0.1:50123/oauth/callback";

    private final URI base;
    private final URI tokenUrl;
    private final ProofMaker proofs;
    private final Secret codeVerifier = Secret.of(random());

    /** @param base where the local service is reached */
    public EventFiles(URI base, InstantSource clock) {
        this.base = base;
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
            write1(folder.resolve("v1-redeem.json"), redemption(code(http)));
            write2(folder.resolve("v2-redeem.json"), redemption(code(http)));
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

    private String code(HttpClient http) throws IOException, InterruptedException {
        String query = "response_type=code&scope=openid&state=events&code_challenge_method=SHA-256&client_id="
                + CLIENT_ID + "&code_challenge=" + Pkce.challenge(codeVerifier) + "&redirect_uri=" + REDIRECT_URI;
        HttpResponse<Void> redirect = http.send(
                HttpRequest.newBuilder(base.resolve(SignIn.AUTHORIZE_PATH + "?" + query))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return redirect.headers().firstValue("location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    private String refreshToken(HttpClient http) throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(tokenUrl)
                        .header("Content-Type", "application/json")
                        .header("DPoP", proofs.make())
                        .POST(HttpRequest.BodyPublishers.ofString(redemption(code(http))))
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
