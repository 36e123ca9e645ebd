package io.opvitals.agent.storage;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files in the folder of one JVM, to be read. For any thread; sees what is on disk at the moment. */
public final class StoredFiles {

    static final String FOLDER = "jvm-";
    static final String LOCK = "lock";

    /** Ends the name of a file that is being written. */
    static final String UNFINISHED = ".new";

    private final File folder;

    StoredFiles(File folder) {
        this.folder = folder;
    }

    /** The folders of all JVMs that kept something in a data directory, in order; of one JVM, if it is that one's. */
    public static List<StoredFiles> in(String directory) {
        @Nullable String[] names = new File(directory).list();
        List<StoredFiles> all = new ArrayList<>();
        if (names == null) {
            return all;
        }
        if (new File(directory, LOCK).isFile()) {
            all.add(new StoredFiles(new File(directory)));
            return all;
        }
        Arrays.sort(names);
        for (String each : names) {
            File folder = new File(directory, each);
            if (each.startsWith(FOLDER) && folder.isDirectory()) {
                all.add(new StoredFiles(folder));
            }
        }
        return all;
    }

    /** Where they are, to be shown. */
    public String location() {
        return folder.getPath();
    }

    /** The names of the files, in order. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        @Nullable String[] found = folder.list();
        if (found != null) {
            for (String each : found) {
                if (!each.equals(LOCK) && !each.endsWith(UNFINISHED)) {
                    names.add(each);
                }
            }
        }
        return names;
    }

    /**
     * All bytes of a file; {@code null} if there is none.
     *
     * @throws IOException when it cannot be read
     */
    public byte @Nullable [] read(String name) throws IOException {
        File file = file(name);
        if (!file.isFile()) {
            return null;
        }
        try (InputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    File file(String name) {
        return new File(folder, name);
    }

    File folder() {
        return folder;
    }
}
