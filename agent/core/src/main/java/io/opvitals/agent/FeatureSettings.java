package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.console.ConsoleSettings;
import io.opvitals.agent.governor.GovernorSettings;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.trace.TraceSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings records of the features, made from the agent's settings. What does not fit together is a problem. */
record FeatureSettings(HealthSettings health, TraceSettings trace, ConsoleSettings console, GovernorSettings governor) {

    /** @param problems gets what does not fit together; the defaults are used instead */
    static FeatureSettings of(Settings settings, List<String> problems) {
        return new FeatureSettings(
                health(settings, problems),
                trace(settings),
                console(settings, problems),
                new GovernorSettings(settings.share(Setting.GOVERNOR_CPU_BUDGET)));
    }

    /** The windows of these: what is counted over them goes on until the next start. */
    FeatureSettings withWindowsOf(FeatureSettings first) {
        HealthSettings.RecentErrors recent = health.recentErrors();
        HealthSettings kept = new HealthSettings(
                first.health.window(),
                health.minimumCalls(),
                health.fallbackRate(),
                new HealthSettings.RecentErrors(
                        first.health.recentErrors().window(),
                        recent.rateAbove(),
                        recent.minimumErrors(),
                        recent.consecutiveFailures(),
                        recent.factor()),
                health.errorRate(),
                health.healthyFrom(),
                health.degradedFrom(),
                health.hysteresis());
        return new FeatureSettings(kept, trace, console, governor);
    }

    private static HealthSettings health(Settings settings, List<String> problems) {
        Duration window = settings.duration(Setting.HEALTH_WINDOW);
        Duration recent = settings.duration(Setting.HEALTH_RECENT_WINDOW);
        if (settings.isDefault(Setting.HEALTH_RECENT_WINDOW) && recent.compareTo(window) > 0) {
            recent = window;
        }
        try {
            return new HealthSettings(
                    window,
                    settings.number(Setting.HEALTH_MINIMUM_CALLS),
                    new HealthSettings.RateLimit(
                            settings.share(Setting.HEALTH_FALLBACK_RATE_ABOVE),
                            settings.share(Setting.HEALTH_FALLBACK_RATE_FACTOR)),
                    new HealthSettings.RecentErrors(
                            recent,
                            settings.share(Setting.HEALTH_RECENT_RATE_ABOVE),
                            settings.number(Setting.HEALTH_RECENT_MINIMUM_ERRORS),
                            settings.number(Setting.HEALTH_RECENT_CONSECUTIVE_FAILURES),
                            settings.share(Setting.HEALTH_RECENT_FACTOR)),
                    new HealthSettings.RateLimit(
                            settings.share(Setting.HEALTH_ERROR_RATE_ABOVE),
                            settings.share(Setting.HEALTH_ERROR_RATE_FACTOR)),
                    settings.share(Setting.HEALTH_HEALTHY_FROM),
                    settings.share(Setting.HEALTH_DEGRADED_FROM),
                    new HealthSettings.Hysteresis(
                            settings.share(Setting.HEALTH_HYSTERESIS_MARGIN),
                            settings.number(Setting.HEALTH_REPORTS_UNTIL_WORSE),
                            settings.number(Setting.HEALTH_REPORTS_UNTIL_BETTER)));
        } catch (IllegalArgumentException e) {
            problems.add("opvitals.health." + named(e));
            return HealthSettings.DEFAULT;
        }
    }

    private static TraceSettings trace(Settings settings) {
        @Nullable Duration slow = settings.optionalDuration(Setting.TRACE_SLOW_THRESHOLD);
        return new TraceSettings(
                settings.number(Setting.TRACE_RANDOM_PER_SECOND),
                settings.number(Setting.TRACE_FAILURES_PER_SECOND),
                settings.number(Setting.TRACE_SLOW_PER_SECOND),
                slow);
    }

    private static ConsoleSettings console(Settings settings, List<String> problems) {
        ConsoleSettings.Color color = settings.choice(Setting.CONSOLE_COLOR, ConsoleSettings.Color.class);
        @Nullable Duration interval = settings.optionalDuration(Setting.CONSOLE_INTERVAL);
        try {
            return new ConsoleSettings(interval == null ? Duration.ZERO : interval, color);
        } catch (IllegalArgumentException e) {
            problems.add("opvitals.console." + named(e));
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
