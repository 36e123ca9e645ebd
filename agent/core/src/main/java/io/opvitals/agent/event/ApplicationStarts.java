package io.opvitals.agent.event;

import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down that the application has started, and that it is another version than before: by what the data directory
 * remembers of the last process that had the same folder of it.
 */
public final class ApplicationStarts {

    /** The JVM has started. */
    public static final String STARTED = "application.started";

    /** It started with another version than the one before. */
    public static final String DEPLOYED = "application.deployed";

    private static final String FILE = "application.version";
    private static final int LONGEST_VERSION = 200;

    private final DataDirectory data;

    /**
     * A start.
     *
     * @param time when the JVM started
     * @param service what the application is called
     * @param version of the application; {@code null} where it does not say
     * @param java the runtime's version
     * @param agent the agent's version
     */
    public record Start(
            Instant time, String service, @Nullable String version, String java, String agent) {}

    public ApplicationStarts(DataDirectory data) {
        this.data = data;
    }

    /** Reads and writes a small file. */
    public void tell(Start start, EventLog log) {
        String version = start.version == null ? null : cut(start.version.strip());
        if (version != null && !version.isEmpty()) {
            tellDeployed(start, version, log);
        }
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("service.name", start.service);
        attributes.put("java.version", start.java);
        attributes.put("agent.version", start.agent);
        if (version != null) {
            attributes.put("service.version", version);
        }
        log.add(
                start.time,
                STARTED,
                Event.SYSTEM,
                start.service + (version == null ? "" : " " + version) + " started, with Java " + start.java
                        + " and agent " + start.agent,
                attributes);
    }

    private void tellDeployed(Start start, String version, EventLog log) {
        String before = remembered();
        if (version.equals(before)) {
            return;
        }
        if (before != null) {
            log.add(
                    start.time,
                    DEPLOYED,
                    Event.SYSTEM,
                    start.service + " is version " + version + ", was " + before,
                    Map.of("from", before, "to", version));
        }
        try {
            data.write(FILE, version.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Then the next process does not know; the data directory says why.
        }
    }

    private @Nullable String remembered() {
        try {
            byte[] bytes = data.read(FILE);
            return bytes == null ? null : cut(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }

    private static String cut(String version) {
        return version.length() <= LONGEST_VERSION ? version : version.substring(0, LONGEST_VERSION);
    }
}
