package dev.latchkey.operator.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessJson;
import dev.latchkey.signin.access.InvalidAccessFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The compiled form of an access file; equal to another of the same bytes. */
public final class CompiledAccess {
    private final byte[] bytes;

    private CompiledAccess(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Compiles a file.
     *
     * @throws InvalidAccessFileException if it is too large to be applied
     */
    public static CompiledAccess of(JsonNode tree) {
        return new CompiledAccess(AccessJson.compile(tree));
    }

    /** What was compiled before; whether it is an access file shows when it is read. */
    public static CompiledAccess of(byte[] bytes) {
        return new CompiledAccess(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The access file.
     *
     * @throws InvalidAccessFileException if it is none
     */
    public AccessFile file() {
        return AccessJson.read(bytes);
    }

    /**
     * The compiled form of its rules, as the token function reads them.
     *
     * @throws InvalidAccessFileException if it is no access file
     * @throws IllegalArgumentException if its rules are too large to be applied
     */
    public byte[] rules() {
        return RulesItem.compile(file().applied());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompiledAccess compiled && Arrays.equals(bytes, compiled.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CompiledAccess[" + bytes.length + " bytes]";
    }
}
