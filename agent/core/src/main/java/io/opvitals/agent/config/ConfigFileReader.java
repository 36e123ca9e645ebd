package io.opvitals.agent.config;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.config.document.DocumentValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the settings in a file. Loaded only where there is one. */
final class ConfigFileReader {

    private static final String ENVIRONMENTS = "environments.";

    /** Said or kept elsewhere, because it leads to the file, or is the key to what stands in it. */
    private static final List<Setting> NOT_IN_FILE = List.of(Setting.CONFIG_FILE, Setting.CONFIG_KEY);

    private final KnownKeys keys;
    private final String path;
    private final List<GivenValue> base = new ArrayList<>();
    private final Map<String, List<GivenValue>> byEnvironment = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ConfigFileReader(KnownKeys keys, String path) {
        this.keys = keys;
        this.path = path;
    }

    /** @param path of the file, as messages name it */
    static ConfigFile read(KnownKeys keys, String path, byte[] content) {
        Document document = DocumentReader.read(content);
        ConfigFileReader reader = new ConfigFileReader(keys, path);
        for (DocumentProblem each : document.problems()) {
            reader.problems.add(new Problem("", path, each.line(), each.column(), each.message()));
        }
        for (DocumentValue each : document.values()) {
            reader.add(each);
        }
        return new ConfigFile(path, reader.base, reader.byEnvironment, reader.problems);
    }

    private void add(DocumentValue value) {
        if (!value.path().startsWith(ENVIRONMENTS)) {
            add(value, value.path(), SettingSource.Kind.FILE, base);
            return;
        }
        int dot = value.path().indexOf('.', ENVIRONMENTS.length());
        String environment = value.path()
                .substring(ENVIRONMENTS.length(), dot < 0 ? value.path().length() : dot);
        if (dot < 0 || !Setting.ENVIRONMENT.type().accepts(environment)) {
            problem(
                    value,
                    "",
                    "environment '" + environment + "' is not known (expected: "
                            + Setting.ENVIRONMENT.type().expectation() + ", with settings below it)");
            return;
        }
        List<GivenValue> values = byEnvironment.get(environment);
        if (values == null) {
            values = new ArrayList<>();
            byEnvironment.put(environment, values);
        }
        add(value, value.path().substring(dot + 1), SettingSource.Kind.FILE_ENVIRONMENT, values);
    }

    private void add(DocumentValue value, String name, SettingSource.Kind kind, List<GivenValue> to) {
        String key = KnownKeys.withPrefix(name);
        KnownKeys.Match match = keys.byKey(key);
        if (match == null) {
            problem(value, key, "'" + name + "' is not known (expected: " + keys.expectation(key) + ")");
            return;
        }
        Setting setting = match.setting();
        boolean inEnvironment = kind == SettingSource.Kind.FILE_ENVIRONMENT;
        if (NOT_IN_FILE.contains(setting) || (inEnvironment && setting == Setting.ENVIRONMENT)) {
            problem(
                    value,
                    key,
                    key + " cannot stand here (expected: an agent argument, system property "
                            + "or environment variable)");
            return;
        }
        if (value.isSequence() && setting.type().kind() != SettingType.Kind.LIST && setting != Setting.OUTCOME_RULES) {
            problem(value, key, key + ": a list (expected: " + setting.type().expectation() + ")");
            return;
        }
        String raw = String.join(setting == Setting.OUTCOME_RULES ? "\n" : ",", value.items())
                .strip();
        if (raw.isEmpty() && !value.isSequence() && !setting.defaultText().isEmpty()) {
            // A name with nothing behind it says nothing.
            return;
        }
        SettingSource source = new SettingSource(kind, path, value.line(), value.column());
        to.add(new GivenValue(setting, match.name(), raw, raw, source));
    }

    private void problem(DocumentValue at, String key, String message) {
        problems.add(new Problem(key, path, at.keyLine(), at.keyColumn(), message));
    }
}
