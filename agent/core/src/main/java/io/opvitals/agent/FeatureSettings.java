package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.console.ConsoleSettings;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.trace.TraceSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings records of the features, made from the agent's settings. What does not fit together is a problem. */
record FeatureSettings(HealthSettings health, TraceSettings trace, ConsoleSettings console) {

    private static final int MAX_PER_SECOND = 1_000;

    static FeatureSettings of(Settings settings) {
        return new FeatureSettings(health(settings), trace(settings), console(settings));
    }

    private static HealthSettings health(Settings settings) {
        HealthSettings byDefault = HealthSettings.DEFAULT;
        Duration window = settings.duration(Setting.HEALTH_WINDOW);
        Duration recent = settings.duration(Setting.HEALTH_RECENT_WINDOW);
        if (settings.isDefault(Setting.HEALTH_RECENT_WINDOW) && recent.compareTo(window) > 0) {
            recent = window;
        }
        HealthSettings.RecentErrors errors = byDefault.recentErrors();
        try {
            return new HealthSettings(
                    window,
                    settings.number(Setting.HEALTH_MINIMUM_CALLS, 1, Integer.MAX_VALUE),
                    byDefault.fallbackRate(),
                    new HealthSettings.RecentErrors(
                            recent,
                            errors.rateAbove(),
                            errors.minimumErrors(),
                            errors.consecutiveFailures(),
                            errors.factor()),
                    byDefault.errorRate(),
                    byDefault.healthyFrom(),
                    byDefault.degradedFrom(),
                    byDefault.hysteresis());
        } catch (IllegalArgumentException e) {
            settings.problem("opvitals.health." + e.getMessage());
            return byDefault;
        }
    }

    private static TraceSettings trace(Settings settings) {
        @Nullable Duration slow = settings.optionalDuration(Setting.TRACE_SLOW_THRESHOLD);
        return new TraceSettings(
                settings.number(Setting.TRACE_RANDOM_PER_SECOND, 0, 1),
                settings.number(Setting.TRACE_FAILURES_PER_SECOND, 0, MAX_PER_SECOND),
                settings.number(Setting.TRACE_SLOW_PER_SECOND, 0, MAX_PER_SECOND),
                slow);
    }

    private static ConsoleSettings console(Settings settings) {
        ConsoleSettings.Color color = settings.choice(Setting.CONSOLE_COLOR, ConsoleSettings.Color.class);
        @Nullable Duration interval = settings.optionalDuration(Setting.CONSOLE_INTERVAL);
        try {
            return new ConsoleSettings(interval == null ? Duration.ZERO : interval, color);
        } catch (IllegalArgumentException e) {
            settings.problem("opvitals.console." + e.getMessage());
            return new ConsoleSettings(Duration.ZERO, color);
        }
    }
}
