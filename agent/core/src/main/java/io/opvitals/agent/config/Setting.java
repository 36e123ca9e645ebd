package io.opvitals.agent.config;

import java.util.Locale;

/** Every setting of the agent, with its name, default and meaning. */
public enum Setting {
    ENABLED("opvitals.enabled", "true", "Whether anything is monitored at all: true or false."),
    LOG_LEVEL("opvitals.log.level", "info", "How much the agent says on stderr: debug, info, warn, error or off."),
    INSTRUMENTATION_INCLUDE(
            "opvitals.instrumentation.include",
            "",
            "Methods to monitor by name, separated by commas: package.Class#method, * for any characters; more in"
                    + " docs/selection.md."),
    INSTRUMENTATION_EXCLUDE(
            "opvitals.instrumentation.exclude",
            "",
            "Methods not to monitor, whatever else says so; written as those to include."),
    INSTRUMENTATION_ANNOTATIONS(
            "opvitals.instrumentation.annotations",
            "",
            "Projects whose annotations mark methods to monitor: opentelemetry, micrometer, resilience4j, microprofile,"
                    + " spring or all."),
    INSTRUMENTATION_MAX_METHODS(
            "opvitals.instrumentation.max-methods",
            "10000",
            "So many methods are monitored at most, 1 to 16000; what is left out is said."),
    OUTCOME_RULES(
            "opvitals.outcome.rules",
            "",
            "Outcomes, attributes, measures and costs from results, exceptions and arguments: docs/rules.md."),
    STUCK_AFTER(
            "opvitals.stuck-after",
            "60s",
            "A call in flight for longer is stuck, where @MonitoredOperation(stuckAfter) says nothing else."),
    INSTRUMENTATION_FILE(
            "opvitals.instrumentation.file",
            "",
            "A properties file with opvitals.instrumentation.*, opvitals.outcome.* and opvitals.enabled,"
                    + " read again when it changes."),
    KILL_SWITCH_FILE(
            "opvitals.kill-switch.file",
            "",
            "While this file exists, nothing is recorded and all code is as it was written."),
    GOVERNOR_CPU_BUDGET(
            "opvitals.governor.cpu-budget",
            "0.01",
            "What the agent may use of the processors, 0 to 1; past it, it sheds exemplars, spans, attributes, timing."
                    + " off for no limit."),
    HEALTH_WINDOW("opvitals.health.window", "5m", "How far back the health score looks."),
    HEALTH_RECENT_WINDOW("opvitals.health.recent.window", "1m", "What counts as recent for recent errors."),
    HEALTH_MINIMUM_CALLS(
            "opvitals.health.minimum-calls", "5", "Below so many judged calls in the window the status is unknown."),
    HEALTH_FALLBACK_RATE_ABOVE(
            "opvitals.health.fallback-rate.above", "0.5", "A fallback rate above it lowers the score, 0 to 1."),
    HEALTH_FALLBACK_RATE_FACTOR("opvitals.health.fallback-rate.factor", "0.8", "What the score is then multiplied by."),
    HEALTH_ERROR_RATE_ABOVE(
            "opvitals.health.error-rate.above", "0.1", "An error rate above it lowers the score, 0 to 1."),
    HEALTH_ERROR_RATE_FACTOR("opvitals.health.error-rate.factor", "0.6", "What the score is then multiplied by."),
    HEALTH_RECENT_RATE_ABOVE(
            "opvitals.health.recent.rate-above",
            "0.05",
            "A recent error rate above it counts as recent errors, 0 to 1."),
    HEALTH_RECENT_MINIMUM_ERRORS("opvitals.health.recent.minimum-errors", "3", "So many errors are needed besides."),
    HEALTH_RECENT_CONSECUTIVE_FAILURES(
            "opvitals.health.recent.consecutive-failures",
            "5",
            "So many failures in a row count as recent errors, too."),
    HEALTH_RECENT_FACTOR("opvitals.health.recent.factor", "0.7", "What recent errors multiply the score by."),
    HEALTH_HEALTHY_FROM("opvitals.health.healthy-from", "0.8", "The lowest healthy score."),
    HEALTH_DEGRADED_FROM("opvitals.health.degraded-from", "0.5", "The lowest score that is degraded, not unhealthy."),
    HEALTH_HYSTERESIS_MARGIN(
            "opvitals.health.hysteresis.margin",
            "0.05",
            "How far above the limit a score must come to be better again."),
    HEALTH_REPORTS_UNTIL_WORSE(
            "opvitals.health.hysteresis.reports-until-worse",
            "3",
            "Reports in a row, one a second, until a worse status."),
    HEALTH_REPORTS_UNTIL_BETTER(
            "opvitals.health.hysteresis.reports-until-better", "6", "Reports in a row until a better status."),
    TRACE_RANDOM_PER_SECOND(
            "opvitals.trace.random-per-second", "1", "Ordinary calls kept as spans, per operation and second: 0 or 1."),
    TRACE_FAILURES_PER_SECOND(
            "opvitals.trace.failures-per-second",
            "20",
            "Failures and fallbacks kept as spans, per operation and second."),
    TRACE_SLOW_PER_SECOND("opvitals.trace.slow-per-second", "5", "Slow calls kept as spans, per operation and second."),
    TRACE_SLOW_THRESHOLD(
            "opvitals.trace.slow-threshold",
            "",
            "A call that takes longer is slow; by default the operation's own p99."),
    LOGGING_MDC(
            "opvitals.logging.mdc",
            "false",
            "Puts trace_id, span_id and trace_flags in the MDC of Logback and Log4j 2, for events logged in monitored calls."),
    CONSOLE_INTERVAL(
            "opvitals.console.interval", "", "Prints a table of all operations this often on stdout; off by default."),
    CONSOLE_COLOR("opvitals.console.color", "auto", "Colours in that table: auto, always or never."),
    SHUTDOWN_TIMEOUT("opvitals.shutdown.timeout", "2s", "How long the JVM's exit may wait for the last export.");

    private final String key;
    private final String defaultText;
    private final String description;

    Setting(String key, String defaultText, String description) {
        this.key = key;
        this.defaultText = defaultText;
        this.description = description;
    }

    /** The system property, for example {@code opvitals.health.window}. */
    public String key() {
        return key;
    }

    /** The environment variable, for example {@code OPVITALS_HEALTH_WINDOW}. */
    public String environmentVariable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }
}
