package dev.latchkey.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request as an event in payload format 2.0, in the way that API Gateway's HTTP API writes it. */
final class GatewayEvent {
    private static final Pattern TEXT_TYPE =
            Pattern.compile("(text/.*|application/(json|xml|javascript))(;.*)?", Pattern.DOTALL);

    private GatewayEvent() {}

    static APIGatewayV2HTTPEvent of(Exchange exchange) {
        Optional<String> text = text(exchange);
        String body = text.orElseGet(
                () -> Base64.getEncoder().encodeToString(exchange.body().bytes()));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(exchange.path())
                .withRawQueryString(exchange.query())
                .withCookies(exchange.headers().get("cookie"))
                .withHeaders(headers(exchange))
                .withQueryStringParameters(exchange.query().isEmpty() ? null : parameters(exchange.query()))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId(UUID.randomUUID().toString())
                        .withStage("$default")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(exchange.method())
                                .withPath(exchange.path())
                                .withProtocol("HTTP/1.1")
                                .withSourceIp(exchange.sourceIp())
                                .withUserAgent(exchange.header("user-agent"))
                                .build())
                        .build())
                .withBody(body.isEmpty() ? null : body)
                .withIsBase64Encoded(text.isEmpty())
                .build();
    }

    /** The body as text if its media type says so and it is text; anything else, including forms, is in base64. */
    private static Optional<String> text(Exchange exchange) {
        byte[] body = exchange.body().bytes();
        String mediaType = exchange.header("content-type").toLowerCase(Locale.ROOT);
        if (body.length > 0 && !TEXT_TYPE.matcher(mediaType).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A repeated header's values are joined with a comma; cookies are elsewhere in the event. */
    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> joined = new HashMap<>();
        exchange.headers().forEach((name, values) -> joined.put(name, String.join(",", values)));
        joined.remove("cookie");
        return joined;
    }

    /** Decoded; a repeated parameter's values are joined with a comma. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            List<String> nameAndValue =
                    Stream.of(pair.split("=", 2)).map(GatewayEvent::decoded).toList();
            parameters.merge(
                    nameAndValue.getFirst(),
                    nameAndValue.size() == 2 ? nameAndValue.getLast() : "",
                    (one, two) -> one + "," + two);
        }
        return parameters;
    }

    /** What cannot be decoded stays as it was sent. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
