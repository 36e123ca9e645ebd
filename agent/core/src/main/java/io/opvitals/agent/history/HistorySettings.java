package io.opvitals.agent.history;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much is kept.
 *
 * @param maxBytes on disk in all
 * @param retention for how long, by resolution
 */
public record HistorySettings(long maxBytes, Map<Resolution, Duration> retention) {

    private static final Map<Resolution, Setting> SETTINGS = new EnumMap<>(Map.of(
            Resolution.TEN_SECONDS, Setting.HISTORY_RETENTION_10S,
            Resolution.MINUTE, Setting.HISTORY_RETENTION_1M,
            Resolution.TEN_MINUTES, Setting.HISTORY_RETENTION_10M,
            Resolution.HOUR, Setting.HISTORY_RETENTION_1H,
            Resolution.DAY, Setting.HISTORY_RETENTION_1D));

    public HistorySettings {
        retention = Map.copyOf(retention);
    }

    public static HistorySettings of(Settings settings) {
        Map<Resolution, Duration> retention = new EnumMap<>(Resolution.class);
        SETTINGS.forEach((resolution, setting) -> retention.put(resolution, settings.duration(setting)));
        return new HistorySettings(settings.size(Setting.HISTORY_MAX_SIZE), retention);
    }

    /** For how long values of this resolution are kept. */
    Duration retention(Resolution resolution) {
        return Objects.requireNonNull(retention.get(resolution));
    }
}
