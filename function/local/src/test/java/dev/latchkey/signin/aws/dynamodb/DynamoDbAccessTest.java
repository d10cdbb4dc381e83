package dev.latchkey.signin.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.operator.yaml.YamlDocument;
import dev.latchkey.request.DependencyException;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessJson;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.signin.access.InvalidAccessFileException;
import dev.latchkey.testing.TestClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class DynamoDbAccessTest {
    @RegisterExtension
    static final AdapterHarness HARNESS = new AdapterHarness();

    private final DynamoDbAccess access = new DynamoDbAccess(HARNESS.table());

    @BeforeEach
    void removeWhatIsApplied() {
        HARNESS.clients()
                .dynamoDb()
                .deleteItem(delete -> delete.tableName(HARNESS.table().name())
                        .key(Map.of("pk", AttributeValue.fromS(AccessItem.CURRENT))));
    }

    private static void put(long version, String yaml, Map<String, AttributeValue> changes) {
        JsonNode tree = YamlDocument.read(yaml).tree();
        Map<String, AttributeValue> item = new HashMap<>(
                new AccessItem(version, SdkBytes.fromByteArray(AccessJson.compile(tree)), "arn:ada", TestClock.START)
                        .as(AccessItem.CURRENT));
        item.putAll(changes);
        HARNESS.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(HARNESS.table().name()).item(item));
    }

    private Optional<AppliedAccess> current() {
        return access.current(TestClock.atStart().context());
    }

    private AccessFile file() {
        return current().orElseThrow().file();
    }

    @Test
    void nothing_isEmpty() {
        assertEquals(Optional.empty(), current());
    }

    @Test
    void applied_isReadAtOnce() {
        put(1, Sources.SMALL, Map.of());
        AppliedAccess applied = current().orElseThrow();
        assertEquals(1, applied.version());
        assertEquals("arn:ada", applied.appliedBy());
        assertEquals(TestClock.START, applied.appliedAt());
        assertEquals("Example", applied.file().organization().name());
        put(2, Sources.SMALL.replace("name: Example", "name: Other"), Map.of());
        assertEquals("Other", file().organization().name());
    }

    @Test
    void sameBytes_areParsedOnce() {
        put(1, Sources.SMALL, Map.of());
        AccessFile first = file();
        assertSame(first, file());
        put(2, Sources.SMALL, Map.of());
        assertSame(first, file());
        assertEquals(2, current().orElseThrow().version());
        put(3, Sources.SMALL.replace("name: Example", "name: Other"), Map.of());
        assertNotSame(first, file());
    }

    @Test
    void whatIsRemoved_isGoneThoughItWasParsed() {
        put(1, Sources.SMALL, Map.of());
        file();
        removeWhatIsApplied();
        assertEquals(Optional.empty(), current());
    }

    @Test
    void manyAtOnce_eachReadWhatIsThere() throws Exception {
        put(1, Sources.SMALL, Map.of());
        List<Future<String>> names = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                names.add(threads.submit(() -> file().organization().name()));
            }
        }
        for (Future<String> name : names) {
            assertEquals("Example", name.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\u001f\u008b"})
    void whatIsNoCompiledFile_isInvalid(String json) {
        put(1, Sources.SMALL, Map.of("json", AttributeValue.fromB(SdkBytes.fromUtf8String(json))));
        assertThrows(InvalidAccessFileException.class, this::current);
    }

    @Test
    void whatIsNoAccessFile_isInvalidEachTime() {
        byte[] compiled = AccessJson.compile(YamlDocument.read("version: 1").tree());
        put(1, Sources.SMALL, Map.of("json", AttributeValue.fromB(SdkBytes.fromByteArray(compiled))));
        assertThrows(InvalidAccessFileException.class, this::current);
        assertThrows(InvalidAccessFileException.class, this::current);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "json", "appliedBy", "appliedAt"})
    void malformedItem_isAFailureThatNamesTheAttribute(String attribute) {
        put(1, Sources.SMALL, Map.of(attribute, AttributeValue.fromBool(true)));
        DependencyException e = assertThrows(DependencyException.class, this::current);
        assertTrue(e.reason().startsWith("DynamoDB GetItem malformed item: " + attribute), e.reason());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "ERROR", "THROTTLE", "DENY", "CUT_OFF"})
    void failure_isNeverNoFile(Fault fault) {
        put(1, Sources.SMALL, Map.of());
        HARNESS.faults().fail("GetItem access#", fault);
        assertThrows(DependencyException.class, this::current);
    }
}
