package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.export.ServiceName;
import io.opvitals.agent.storage.DataDirectory;
import java.util.Map;

/** Where the agent keeps what must outlive the JVM. */
final class DataLocation {

    private DataLocation() {}

    static String of(Settings settings, Map<String, String> environment) {
        return settings.isSet(Setting.DATA_DIRECTORY)
                ? settings.text(Setting.DATA_DIRECTORY)
                : DataDirectory.byDefault(
                        System.getProperty("user.home", ""), ServiceName.of(System.getProperties(), environment));
    }
}
