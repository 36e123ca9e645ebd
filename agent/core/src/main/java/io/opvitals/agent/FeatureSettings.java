package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.console.ConsoleSettings;
import io.opvitals.agent.governor.GovernorSettings;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.trace.TraceSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings records of the features, made from the agent's settings. What does not fit together is a problem. */
record FeatureSettings(HealthSettings health, TraceSettings trace, ConsoleSettings console, GovernorSettings governor) {

    private static final int MAX_PER_SECOND = 1_000;

    static FeatureSettings of(Settings settings) {
        return new FeatureSettings(
                health(settings),
                trace(settings),
                console(settings),
                new GovernorSettings(settings.shareOrOff(Setting.GOVERNOR_CPU_BUDGET)));
    }

    private static HealthSettings health(Settings settings) {
        Duration window = settings.duration(Setting.HEALTH_WINDOW);
        Duration recent = settings.duration(Setting.HEALTH_RECENT_WINDOW);
        if (settings.isDefault(Setting.HEALTH_RECENT_WINDOW) && recent.compareTo(window) > 0) {
            recent = window;
        }
        try {
            return new HealthSettings(
                    window,
                    settings.number(Setting.HEALTH_MINIMUM_CALLS, 1, Integer.MAX_VALUE),
                    new HealthSettings.RateLimit(
                            settings.share(Setting.HEALTH_FALLBACK_RATE_ABOVE),
                            settings.share(Setting.HEALTH_FALLBACK_RATE_FACTOR)),
                    new HealthSettings.RecentErrors(
                            recent,
                            settings.share(Setting.HEALTH_RECENT_RATE_ABOVE),
                            settings.number(Setting.HEALTH_RECENT_MINIMUM_ERRORS, 1, Integer.MAX_VALUE),
                            settings.number(Setting.HEALTH_RECENT_CONSECUTIVE_FAILURES, 1, Integer.MAX_VALUE),
                            settings.share(Setting.HEALTH_RECENT_FACTOR)),
                    new HealthSettings.RateLimit(
                            settings.share(Setting.HEALTH_ERROR_RATE_ABOVE),
                            settings.share(Setting.HEALTH_ERROR_RATE_FACTOR)),
                    settings.share(Setting.HEALTH_HEALTHY_FROM),
                    settings.share(Setting.HEALTH_DEGRADED_FROM),
                    new HealthSettings.Hysteresis(
                            settings.share(Setting.HEALTH_HYSTERESIS_MARGIN),
                            settings.number(Setting.HEALTH_REPORTS_UNTIL_WORSE, 1, Integer.MAX_VALUE),
                            settings.number(Setting.HEALTH_REPORTS_UNTIL_BETTER, 1, Integer.MAX_VALUE)));
        } catch (IllegalArgumentException e) {
            settings.problem("opvitals.health." + named(e));
            return HealthSettings.DEFAULT;
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
            settings.problem("opvitals.console." + named(e));
            return new ConsoleSettings(Duration.ZERO, color);
        }
    }

    /** The message with the record's component written as the setting is: recentErrors.window as recent.window. */
    private static String named(IllegalArgumentException problem) {
        String message = String.valueOf(problem.getMessage()).replace("recentErrors.", "recent.");
        StringBuilder named = new StringBuilder(message);
        for (int i = message.indexOf(':') - 1; i > 0; i--) {
            char c = named.charAt(i);
            if (Character.isUpperCase(c)) {
                named.replace(i, i + 1, "-" + Character.toLowerCase(c));
            }
        }
        return named.toString();
    }
}
