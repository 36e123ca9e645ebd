package io.opvitals.agent.config;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM was started with and what stands in the file, as they are at the start: all but changes at run time, which
 * are kept where these say.
 */
public final class OutsideSettings {

    private static final String[] BY_DEFAULT = {"opvitals.yaml", "opvitals.yml", "opvitals.json"};

    private final SettingsReader reader;
    private final WatchedFile file;
    private final ConfigFile first;
    private final Settings settings;
    private final List<Problem> problems;

    /** Reads them; what is wrong is for {@link Configuration} to say. */
    public OutsideSettings(ConfigurationInput input) {
        this.reader = new SettingsReader(input);
        String given = reader.read(ConfigFile.NONE, List.of()).settings().text(Setting.CONFIG_FILE);
        this.file = new WatchedFile(new File(given.isEmpty() ? byDefault() : given).getAbsoluteFile());
        this.first = read(given);
        SettingsReader.Reading reading = reader.read(first, List.of());
        this.settings = reading.settings();
        this.problems = reading.problems();
    }

    /** What is right of it. */
    public Settings settings() {
        return settings;
    }

    /** What is wrong, one setting at a time; what does not fit together is for others to find. */
    public List<Problem> problems() {
        return problems;
    }

    SettingsReader reader() {
        return reader;
    }

    WatchedFile file() {
        return file;
    }

    ConfigFile first() {
        return first;
    }

    private ConfigFile read(String given) {
        @Nullable ConfigFile read = file.read(reader.keys());
        if (read != null) {
            return read;
        }
        return given.isEmpty()
                ? ConfigFile.NONE
                : ConfigFile.failed(
                        file.path(), Setting.CONFIG_FILE.key() + ": it is not there (expected: a YAML or JSON file)");
    }

    private static String byDefault() {
        for (String each : BY_DEFAULT) {
            if (new File(each).exists()) {
                return each;
            }
        }
        return BY_DEFAULT[0];
    }
}
