package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessJson;
import dev.latchkey.signin.access.AccessStore;
import dev.latchkey.signin.access.AppliedAccess;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The access file as the item {@code access#current} ({@link AccessItem}), read each time and parsed when it changes. */
public final class DynamoDbAccess implements AccessStore {
    private final DynamoDbTable table;

    /** What was parsed last. Two threads may both parse; each has what it read itself. */
    private volatile @Nullable Parsed last;

    private record Parsed(SdkBytes json, AccessFile file) {}

    public DynamoDbAccess(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Optional<AppliedAccess> current(RequestContext context) {
        Map<String, AttributeValue> item = table.get(AccessItem.CURRENT, context);
        return item.isEmpty() ? Optional.empty() : Optional.of(applied(parse(item)));
    }

    private AppliedAccess applied(AccessItem item) {
        return new AppliedAccess(item.version(), item.appliedBy(), item.appliedAt(), file(item.json()));
    }

    private AccessFile file(SdkBytes json) {
        Parsed parsed = last;
        if (parsed == null || !parsed.json().equals(json)) {
            parsed = new Parsed(json, AccessJson.read(json.asByteArray()));
            last = parsed;
        }
        return parsed.file();
    }

    private static AccessItem parse(Map<String, AttributeValue> item) {
        try {
            return AccessItem.parse(item);
        } catch (IllegalArgumentException e) {
            // The message names the attribute.
            throw new DependencyException(DynamoDbTable.SERVICE, "GetItem", "malformed item: " + e.getMessage());
        }
    }
}
