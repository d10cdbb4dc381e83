package dev.latchkey.local.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.sts.StsStandIn;
import dev.latchkey.operator.access.AccessSource;
import dev.latchkey.operator.yaml.YamlDocument;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessJson;
import dev.latchkey.signin.access.AccessReader;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The access file that the local service runs: one's own, or the example with the sample identity provider in the place
 * of the one that it names, or one with a single role.
 *
 * @param tree as it is applied
 */
public record LocalAccess(JsonNode tree) {
    /** The one provider of the example. */
    public static final String PROVIDER = "staff";

    private static final String EXAMPLE = "/access.example.yaml";

    /**
     * The access file that the options ask for.
     *
     * @param issuer of the sample identity provider
     * @throws dev.latchkey.operator.access.InvalidSourceException if one's own file is not valid
     */
    public static LocalAccess of(SignInOptions options, URI issuer) {
        if (options.access().isPresent()) {
            return new LocalAccess(
                    AccessSource.read(options.access().get()).document().tree());
        }
        if (options.role().isPresent() || options.unattended()) {
            return new LocalAccess(oneRole(
                    issuer,
                    options.role().orElse(SignInOptions.DEFAULT_ROLE),
                    options.session().toHours()));
        }
        JsonNode example = example();
        for (JsonNode provider : example.get("identityProviders")) {
            ((ObjectNode) provider).put("issuer", issuer.toString());
        }
        return new LocalAccess(example);
    }

    /** The access file that it is. */
    public AccessFile file() {
        return AccessReader.read(tree);
    }

    /** Applies it, whatever was applied before. */
    public void apply(DynamoDbClient dynamoDb, String tableName, Instant now) {
        AccessItem item = new AccessItem(1, SdkBytes.fromByteArray(AccessJson.compile(tree)), StsStandIn.OPERATOR, now);
        dynamoDb.putItem(put -> put.tableName(tableName).item(item.as(AccessItem.CURRENT)));
        dynamoDb.putItem(put -> put.tableName(tableName).item(RulesItem.of(1, file().applied())));
    }

    private static JsonNode example() {
        try (InputStream in = Objects.requireNonNull(LocalAccess.class.getResourceAsStream(EXAMPLE))) {
            return YamlDocument.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .tree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody who is in any group may be this role. */
    private static JsonNode oneRole(URI issuer, String roleArn, long hours) {
        RoleArn role = RoleArn.parse(roleArn);
        return JsonObject.parse(Json.write(file -> {
                    file.writeNumberField("version", AccessFile.VERSION);
                    file.writeObjectFieldStart("organization");
                    file.writeStringField("name", "Example");
                    file.writeEndObject();
                    file.writeObjectFieldStart("identityProviders");
                    file.writeObjectFieldStart(PROVIDER);
                    file.writeStringField("issuer", issuer.toString());
                    file.writeStringField("clientId", "latchkey");
                    file.writeStringField("clientAuthentication", "private_key_jwt");
                    file.writeStringField("groups", "groups");
                    file.writeEndObject();
                    file.writeEndObject();
                    file.writeObjectFieldStart("accounts");
                    file.writeObjectFieldStart(role.accountId());
                    file.writeStringField("name", "Sandbox");
                    file.writeEndObject();
                    file.writeEndObject();
                    file.writeArrayFieldStart("rules");
                    file.writeStartObject();
                    file.writeStringField("name", "local");
                    Json.writeStrings(file, "groups", List.of(PROVIDER + "/engineers", PROVIDER + "/payments-admins"));
                    file.writeStringField("role", role.path() + role.name());
                    Json.writeStrings(file, "accounts", List.of(role.accountId()));
                    file.writeStringField("session", hours + "h");
                    file.writeBooleanField("remote", true);
                    file.writeEndObject();
                    file.writeEndArray();
                }))
                .tree();
    }
}
