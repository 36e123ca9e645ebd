package io.opvitals.agent.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The configuration file: where it is, and whether it has changed. */
final class WatchedFile {

    private static final int MAX_BYTES = 1 << 20;

    private final File file;
    private final FileWatch watch;

    WatchedFile(File file) {
        this.file = file;
        this.watch = new FileWatch(file);
        watch.know();
    }

    String path() {
        return file.getPath();
    }

    boolean exists() {
        return file.exists();
    }

    boolean hasChanged() {
        return watch.hasChanged();
    }

    void know() {
        watch.know();
    }

    /** {@code null} if there is none. */
    @Nullable
    ConfigFile read(KnownKeys keys) {
        if (!file.exists()) {
            return null;
        }
        try (InputStream in = new FileInputStream(file)) {
            // One more than there may be, for the reader to find it too long.
            return ConfigFileReader.read(keys, file.getPath(), in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            return ConfigFile.failed(file.getPath(), "it cannot be read (expected: a file with right to read it)");
        }
    }
}
