package io.opvitals.it.harness;

import java.nio.file.Path;

/**
 * A JDK or runtime of this machine.
 *
 * @param home its folder
 * @param feature its version: 17, 25
 * @param version its whole version, for people
 */
public record Jdk(Path home, int feature, String version) {

    public static final int OLDEST_SUPPORTED = 17;

    public Path java() {
        return home.resolve("bin/java");
    }

    /** One of its tools, {@code keytool} for example. */
    public Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    public boolean isSupported() {
        return feature >= OLDEST_SUPPORTED;
    }

    public boolean hasVirtualThreads() {
        return feature >= 21;
    }

    /** The newest class file version it runs. */
    public int classFileVersion() {
        return feature + 44;
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
