package dev.latchkey.signin.aws;

import dev.latchkey.aws.PrimingHttpClient.MadeUp;
import dev.latchkey.aws.PrimingHttpClient.Response;
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
 * no code is authenticated or stored, and no client secret is decrypted.
 *
 * @param accessItem DynamoDB's response to the read of the access file, as JSON
 */
public record MadeUpServices(String accessItem) implements MadeUp {
    @Override
    public Optional<Response> to(HttpExecuteRequest request) {
        String operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return switch (operation) {
            case "DynamoDB_20120810.GetItem" ->
                body(request).contains(AccessItem.CURRENT) ? Optional.of(Response.json(accessItem)) : Optional.empty();
            case "DynamoDB_20120810.TransactWriteItems" -> Optional.of(Response.json("{}"));
            case "TrentService.GenerateMac" -> Optional.of(Response.json("{\"Mac\": \"bm9uZQ==\"}"));
            case "TrentService.Decrypt" -> Optional.of(Response.json("{\"Plaintext\": \"bm9uZQ==\"}"));
            default -> Optional.empty();
        };
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
