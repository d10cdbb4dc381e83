package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.TableKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An {@code access#} item: what is applied, under {@link #CURRENT}, and a copy of each version under {@link #key}.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>pk</td><td>{@code access#current}, or {@code access#} and the version</td></tr>
 * <tr><td>version</td><td>counts up from 1 (N)</td></tr>
 * <tr><td>json</td><td>the access file, compiled (B)</td></tr>
 * <tr><td>appliedBy</td><td>the ARN of whoever applied it (S)</td></tr>
 * <tr><td>appliedAt</td><td>when, in epoch seconds (N)</td></tr>
 * </table>
 *
 * @param json the compiled access file
 */
public record AccessItem(long version, SdkBytes json, String appliedBy, Instant appliedAt) {
    /** The key of what is applied. */
    public static final String CURRENT = TableKey.ACCESS.of("current");

    /** The key of the copy of a version. */
    public static String key(long version) {
        return TableKey.ACCESS.of(Long.toString(version));
    }

    /** The item under that key. */
    public Map<String, AttributeValue> as(String pk) {
        return Attributes.empty()
                .put("pk", pk)
                .put("version", version)
                .put("json", json.asByteArray())
                .put("appliedBy", appliedBy)
                .put("appliedAt", appliedAt)
                .asItem();
    }

    /** What the item holds; throws {@link IllegalArgumentException} when it holds no access file. */
    public static AccessItem parse(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        return new AccessItem(
                read.number("version"),
                SdkBytes.fromByteArray(read.bytes("json")),
                read.string("appliedBy"),
                read.time("appliedAt"));
    }
}
