package io.opvitals.agent.config;

import java.io.File;

/** Tells whether a file is another than at the last look, by its size and the time it was last written. */
public final class FileWatch {

    private static final long NEVER = -1;

    private final File file;
    private long lastModified = NEVER;
    private long length = NEVER;
    private long knownModified = NEVER;
    private long knownLength = NEVER;

    public FileWatch(File file) {
        this.file = file;
    }

    public File file() {
        return file;
    }

    public boolean exists() {
        return file.exists();
    }

    /**
     * Whether the file is another than when this last said so, and was not being written: it is the same as at the last
     * look. So a file that is half written is not read.
     */
    public boolean hasChanged() {
        long modifiedNow = file.lastModified();
        long lengthNow = file.length();
        boolean settled = modifiedNow == lastModified && lengthNow == length;
        lastModified = modifiedNow;
        length = lengthNow;
        if (!settled || (modifiedNow == knownModified && lengthNow == knownLength)) {
            return false;
        }
        knownModified = modifiedNow;
        knownLength = lengthNow;
        return true;
    }

    /** The file is known as it is now. */
    public void know() {
        knownModified = file.lastModified();
        knownLength = file.length();
    }
}
