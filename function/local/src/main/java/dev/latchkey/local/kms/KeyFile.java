package dev.latchkey.local.kms;

import dev.latchkey.local.storage.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The stand-in's keys and aliases in one file, so that a restart finds them again. */
final class KeyFile {
    private final PrivateFile file;
    private final Properties entries = new Properties();

    KeyFile(Path folder) {
        this.file = new PrivateFile(folder, "kms-keys.properties");
        file.read().ifPresent(this::load);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
