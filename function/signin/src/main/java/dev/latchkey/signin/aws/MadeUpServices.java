package dev.latchkey.signin.aws;

import dev.latchkey.aws.PrimingHttpClient.MadeUp;
import dev.latchkey.aws.PrimingHttpClient.Response;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;

/**
 * What the services respond to the sign-in of a made-up person where nobody must ask them: the access file is not read,
 * no code is authenticated or stored, no login kept, and no client secret is decrypted.
 *
 * @param accessItem DynamoDB's response to the read of the access file, as JSON
 */
public record MadeUpServices(String accessItem) implements MadeUp {
    private static final String CODES = TableKey.CODE.of("");

    @Override
    public Optional<Response> to(HttpExecuteRequest request) {
        String operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return switch (operation) {
            case "DynamoDB_20120810.GetItem" -> json(accessItem).filter(answer -> isOf(AccessItem.CURRENT, request));
            case "DynamoDB_20120810.TransactWriteItems" -> json("{}").filter(answer -> isOf(CODES, request));
            case "DynamoDB_20120810.UpdateItem" -> json("{}");
            case "TrentService.GenerateMac" -> json("{\"Mac\": \"bm9uZQ==\"}");
            case "TrentService.Decrypt" -> json("{\"Plaintext\": \"bm9uZQ==\"}");
            default -> Optional.empty();
        };
    }

    private static Optional<Response> json(String body) {
        return Optional.of(Response.json(body));
    }

    /** Whether the request is about items with such a key. */
    private static boolean isOf(String key, HttpExecuteRequest request) {
        return body(request).contains(key);
    }

    private static String body(HttpExecuteRequest request) {
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        if (content.isEmpty()) {
            return "";
        }
        try (InputStream body = content.get().newStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
