package io.opvitals.agent.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands in a configuration file.
 *
 * @param path of the file, empty for none
 * @param base what holds in every environment
 * @param byEnvironment what holds in one, by its name
 * @param problems what is wrong with it, beside values
 */
record ConfigFile(
        String path, List<GivenValue> base, Map<String, List<GivenValue>> byEnvironment, List<Problem> problems) {

    /** There is none. */
    static final ConfigFile NONE = new ConfigFile("", List.of(), Map.of(), List.of());

    /** One that cannot be read at all. */
    static ConfigFile failed(String path, String message) {
        return new ConfigFile(path, List.of(), Map.of(), List.of(new Problem("", path, 0, 0, message)));
    }

    Set<String> environments() {
        return byEnvironment.keySet();
    }

    List<GivenValue> of(String environment) {
        List<GivenValue> values = byEnvironment.get(environment);
        return values == null ? List.of() : values;
    }
}
