package io.opvitals.agent.config;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the file named by {@link Setting#INSTRUMENTATION_FILE}: those settings that can change while the
 * application runs, in the format of {@link Properties}, UTF-8.
 */
public final class InstrumentationFile {

    private final File file;
    private final Map<Setting, Entry> entries = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    /**
     * One setting in the file.
     *
     * @param value as it stands there
     * @param line where, from 1
     */
    private record Entry(String value, int line) {}

    private InstrumentationFile(File file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws IOException when there is none, or it cannot be read
     */
    public static InstrumentationFile read(File file) throws IOException {
        InstrumentationFile read = new InstrumentationFile(file);
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            read.read(in);
        }
        return read;
    }

    /** What is wrong with it, with the line, the value and the expectation. */
    public List<String> problems() {
        return problems;
    }

    @Nullable
    String value(Setting setting) {
        Entry entry = entries.get(setting);
        return entry == null ? null : entry.value;
    }

    /** Where a setting stands: {@code /etc/opvitals.properties:3}. */
    String place(Setting setting) {
        Entry entry = entries.get(setting);
        return file + ":" + (entry == null ? 0 : entry.line);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Whether a setting may stand in the file: those of which methods are monitored, and how their outcome is judged. */
    static boolean mayHold(Setting setting) {
        return setting == Setting.ENABLED
                || (setting != Setting.INSTRUMENTATION_FILE
                        && (setting.key().startsWith("opvitals.instrumentation.")
                                || setting.key().startsWith("opvitals.outcome.")));
    }

    /** One entry at a time, which may go over several lines, so that a mistake can be told with its line. */
    private void read(BufferedReader in) throws IOException {
        StringBuilder entry = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (entry.length() == 0) {
                first = number;
            }
            entry.append(line).append('\n');
            boolean isComment = entry.toString().stripLeading().startsWith("#")
                    || entry.toString().stripLeading().startsWith("!");
            if (isComment || !isContinued(line)) {
                read(entry.toString(), first);
                entry.setLength(0);
            }
        }
        read(entry.toString(), first);
    }

    private static boolean isContinued(String line) {
        int backslashes = 0;
        for (int i = line.length() - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void read(String text, int line) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            problems.add(
                    file + ":" + line + ": '" + text.strip() + "' (expected: name=value, with \\uXXXX well-formed)");
            return;
        }
        for (String key : one.stringPropertyNames()) {
            Setting setting = setting(key);
            if (setting == null) {
                problems.add(file + ":" + line + ": '" + key + "' (expected: one of " + names() + ")");
            } else if (entries.containsKey(setting)) {
                problems.add(
                        file + ":" + line + ": '" + key + "' again (expected: once, as in " + place(setting) + ")");
            } else {
                entries.put(setting, new Entry(one.getProperty(key), line));
            }
        }
    }

    private static @Nullable Setting setting(String key) {
        for (Setting each : Setting.values()) {
            if (mayHold(each) && each.key().equals(key)) {
                return each;
            }
        }
        return null;
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        for (Setting each : Setting.values()) {
            if (mayHold(each)) {
                names.append(names.length() == 0 ? "" : ", ").append(each.key());
            }
        }
        return names.toString();
    }
}
