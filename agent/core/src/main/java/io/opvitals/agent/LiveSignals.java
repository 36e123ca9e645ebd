package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.cost.CostSettings;
import io.opvitals.agent.health.CollectionCycle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is judged follow the settings: thresholds, health checks, objectives, rate limits. Premain only looks
 * whether something is wrong with them, and loads nothing for that where none is set.
 */
final class LiveSignals implements SettingsListener {

    /** Of what stands beside these, the type of the setting says all there is to say. */
    private static final List<String> GROUPS =
            List.of("opvitals.wrapper.", "opvitals.operation.", "opvitals.health.target.");

    private final LiveFeatures features;
    private @Nullable HealthSignals signals;
    private @Nullable CollectionCycle cycle;

    /** @param features told of new settings before this is */
    LiveSignals(LiveFeatures features) {
        this.features = features;
    }

    /** What these settings say; what is wrong is left out. */
    SignalSettings read(Settings settings) {
        return SignalSettings.of(settings, features.current().health(), new ArrayList<>());
    }

    /** From now on these follow, and begin with {@code current}. */
    synchronized void follow(Settings current, HealthSignals following, CollectionCycle judging) {
        signals = following;
        cycle = judging;
        apply(current);
    }

    @Override
    public List<String> check(Settings next) {
        return problems(next);
    }

    /** What is wrong with what is judged, and with what it costs. */
    static List<String> problems(Settings next) {
        List<String> problems = new ArrayList<>();
        if (!next.isDefault(Setting.COST_TIME_ZONE)
                || !next.names("opvitals.wrapper.").isEmpty()) {
            CostSettings unused = CostSettings.of(next, problems);
        }
        for (String each : GROUPS) {
            if (!next.names(each).isEmpty()) {
                SignalSettings unused = SignalSettings.of(
                        next, FeatureSettings.of(next, new ArrayList<>()).health(), problems);
                break;
            }
        }
        return problems;
    }

    @Override
    public synchronized void apply(Settings next) {
        if (signals != null && cycle != null) {
            SignalSettings read = read(next);
            cycle.judgeBy(read.policy());
            signals.apply(read);
        }
    }
}
