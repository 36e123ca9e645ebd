package io.opvitals.agent.config;

import java.io.File;

/** Tells whether a file is another than at the last look, by its size and the time it was last written. */
public final class FileWatch {

    private static final long NEVER = -1;

    private final File file;
    private long lastModified = NEVER;
    private long length = NEVER;

    public FileWatch(File file) {
        this.file = file;
    }

    public File file() {
        return file;
    }

    public boolean exists() {
        return file.exists();
    }

    /** Whether the file was written, made or deleted since the last time this was asked; true the first time. */
    public boolean hasChanged() {
        long modifiedNow = file.lastModified();
        long lengthNow = file.length();
        boolean changed = modifiedNow != lastModified || lengthNow != length;
        lastModified = modifiedNow;
        length = lengthNow;
        return changed;
    }
}
