package io.opvitals.agent.config;

import io.opvitals.agent.storage.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the changes made at run time: those that hold in {@code changes.properties}, which is read before the
 * application's first line, and all versions in {@link ChangeHistory}.
 */
final class ChangeStore {

    private static final String FILE = "changes.properties";
    private static final String VERSION = "version";
    private static final String TIME = "#time";
    private static final String ACTOR = "#actor";
    private static final String ORIGIN = "#origin";
    private static final String UNTIL = "#until";
    private static final String BEFORE = "#before";

    private final DataDirectory data;
    private final KnownKeys keys;

    ChangeStore(DataDirectory data, KnownKeys keys) {
        this.data = data;
        this.keys = keys;
    }

    /** What is kept; what cannot be read is left out and said. */
    RuntimeChanges read(List<Problem> unreadable) {
        Properties kept = new Properties();
        try {
            byte[] content = data.read(FILE);
            if (content == null) {
                return RuntimeChanges.NONE;
            }
            kept.load(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8));
            SortedMap<String, RuntimeChange> byKey = new TreeMap<>();
            for (String each : kept.stringPropertyNames()) {
                if (each.startsWith(KnownKeys.PREFIX) && each.indexOf('#') < 0) {
                    readOne(kept, each, byKey, unreadable);
                }
            }
            return new RuntimeChanges(Integer.parseInt(kept.getProperty(VERSION, "0")), byKey);
        } catch (IOException | IllegalArgumentException e) {
            unreadable.add(Problem.of("changes made at run time cannot be read from " + data.location() + ": "
                    + e.getMessage() + " (expected: " + FILE + " as it was written)"));
            return RuntimeChanges.NONE;
        }
    }

    private void readOne(
            Properties kept, String key, SortedMap<String, RuntimeChange> byKey, List<Problem> unreadable) {
        KnownKeys.Match match = keys.byKey(key);
        if (match == null) {
            unreadable.add(Problem.of("a change of '" + key + "' was made at run time by another version of the agent; "
                    + "it is not known (expected: " + keys.expectation(key) + ")"));
            return;
        }
        String raw = kept.getProperty(key, "");
        @Nullable String until = kept.getProperty(key + UNTIL);
        @Nullable String before = kept.getProperty(key + BEFORE);
        Actor actor = new Actor(kept.getProperty(key + ACTOR, ""), kept.getProperty(key + ORIGIN, ""));
        byKey.put(
                key,
                new RuntimeChange(
                        match.setting(),
                        match.name(),
                        raw,
                        instant(kept.getProperty(key + TIME, "0")),
                        actor,
                        until == null ? null : instant(until),
                        before));
    }

    private static Instant instant(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + millis + "' is no time", e);
        }
    }

    /** Keeps a version and what holds from it on. Returns why that cannot be; {@code null} where it is done. */
    @Nullable
    Problem write(RuntimeChanges changes, ConfigurationVersion version) {
        try {
            new ChangeHistory(data).append(version, changes);
            data.write(FILE, content(changes));
            return null;
        } catch (IOException e) {
            return Problem.of("the change cannot be kept: " + e.getMessage());
        }
    }

    /** The values of a version by key; {@code null} if it is not kept. */
    @Nullable
    Map<String, String> values(int version) {
        return new ChangeHistory(data).values(version);
    }

    List<ConfigurationVersion> versions() {
        return new ChangeHistory(data).versions();
    }

    private static byte[] content(RuntimeChanges changes) throws IOException {
        Properties content = new Properties();
        content.setProperty(VERSION, String.valueOf(changes.version()));
        for (RuntimeChange each : changes.byKey().values()) {
            String key = each.key();
            content.setProperty(key, each.raw());
            content.setProperty(key + TIME, String.valueOf(each.time().toEpochMilli()));
            content.setProperty(key + ACTOR, each.actor().name());
            content.setProperty(key + ORIGIN, each.actor().origin());
            Instant until = each.until();
            if (until != null) {
                content.setProperty(key + UNTIL, String.valueOf(until.toEpochMilli()));
            }
            String before = each.before();
            if (before != null) {
                content.setProperty(key + BEFORE, before);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            content.store(out, "Changes made at run time. Written by the agent; edit opvitals.yaml instead.");
        }
        return bytes.toByteArray();
    }
}
