package dev.latchkey.token.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.endpoint.TokenRequestParser;
import dev.latchkey.token.grant.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class TokenRequestParserFuzzTest {
    /**
     * A request with arbitrary content. The first line has how the body is passed on ({@code text}, {@code base64} for
     * a body that is already base64, {@code bytes} for one that the gateway would encode), a space and the content
     * type; the rest is the body.
     */
    @FuzzTest
    void request_isRefusedOrWithinItsBounds(byte[] input) {
        TokenRequest accepted;
        try {
            accepted = TokenRequestParser.parse(request(input));
        } catch (OAuthException e) {
            Refusals.check(e);
            return;
        }
        assertTrue(accepted.clientId().matches("arn:aws:signin:::devtools/(same|cross)-device"));
        switch (accepted) {
            case TokenRequest.AuthorizationCode redemption -> {
                assertText(redemption.code().reveal(), 512);
                assertText(redemption.redirectUri(), 2048);
                assertTrue(redemption.codeVerifier().reveal().matches("[A-Za-z0-9._~-]{43,128}"));
            }
            case TokenRequest.Refresh refresh ->
                assertText(refresh.refreshToken().reveal(), 2048);
        }
    }

    private static HttpRequest request(byte[] input) {
        int endOfLine = 0;
        while (endOfLine < input.length && input[endOfLine] != '\n') {
            endOfLine++;
        }
        String line = new String(input, 0, endOfLine, StandardCharsets.UTF_8);
        byte[] rest = Arrays.copyOfRange(input, Math.min(endOfLine + 1, input.length), input.length);
        String passedOn = line.split(" ", 2)[0];
        String body = passedOn.equals("bytes")
                ? Base64.getEncoder().encodeToString(rest)
                : new String(rest, StandardCharsets.UTF_8);
        return new HttpRequest(
                "POST",
                "/v1/token",
                Map.of(),
                Map.of("content-type", List.of(line.substring(line.indexOf(' ') + 1))),
                Map.of(),
                Secret.of(body),
                !passedOn.equals("text"),
                "192.0.2.1",
                "the-request-id");
    }

    private static void assertText(String value, int maxLength) {
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(value), "half a surrogate pair");
        int length = value.codePointCount(0, value.length());
        assertTrue(length >= 1 && length <= maxLength, () -> length + " characters");
    }
}
