package dev.latchkey.local.kms;

import dev.latchkey.local.storage.PrivateFile;
import dev.latchkey.local.storage.UnusableDataException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The stand-in's keys and aliases in one file, so that a restart finds them again. */
final class KeyFile {
    private static final String NAME = "kms-keys.properties";

    private final PrivateFile file;
    private final Properties entries = new Properties();

    /**
     * Reads the keys that there are.
     *
     * @throws dev.latchkey.local.storage.UnusableDataException if the file cannot be read
     */
    KeyFile(Path folder) {
        this.file = new PrivateFile(folder, NAME);
        file.read().ifPresent(this::load);
    }

    /** The names of all entries. */
    synchronized Set<String> names() {
        return entries.stringPropertyNames();
    }

    /** What is thrown for entries that nothing can be made of. */
    static UnusableDataException damaged() {
        return UnusableDataException.damaged(NAME);
    }

    synchronized Optional<String> get(String name) {
        return Optional.ofNullable(entries.getProperty(name));
    }

    /** Adds all of the entries or none. */
    synchronized void put(Map<String, String> added) {
        entries.putAll(added);
        StringWriter text = new StringWriter();
        try {
            entries.store(text, "Keys of the KMS stand-in: for this machine only");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds the entry.
     *
     * @return false if there is already one of that name, which stays
     */
    synchronized boolean putIfAbsent(String name, String value) {
        if (entries.containsKey(name)) {
            return false;
        }
        put(Map.of(name, value));
        return true;
    }

    private void load(byte[] text) {
        try {
            entries.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw damaged();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
