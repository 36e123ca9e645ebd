package io.opvitals.agent.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Every setting of the agent: the one definition from which come validation, the JSON Schema, docs/configuration.md, the
 * forms of the dashboard and {@code /config/status}.
 *
 * <p>A key with {@code *} in it stands for one setting of each thing that has a name: {@code opvitals.wrapper.*.endpoint}
 * is written {@code opvitals.wrapper.routellm.endpoint}.
 */
public enum Setting {
    ENVIRONMENT(
            "opvitals.environment",
            SettingType.choice("development", "staging", "production"),
            "development",
            "Which part of environments in the file holds, and which defaults; production is restrictive.",
            Trait.RESTART),
    CONFIG_FILE(
            "opvitals.config.file",
            SettingType.PATH,
            "",
            "The configuration, YAML or JSON; by default opvitals.yaml in the working directory, if there is one.",
            Trait.RESTART),
    CONFIG_KEY(
            "opvitals.config.key",
            SettingType.TEXT,
            "",
            "The key of ${enc:} values, as the command encrypt prints it. Never in the file itself.",
            Trait.SECRET,
            Trait.RESTART),
    CONFIG_KEY_FILE("opvitals.config.key-file", SettingType.PATH, "", "A file that holds that key.", Trait.RESTART),
    FAIL_ON_INVALID_CONFIG(
            "opvitals.fail-on-invalid-config",
            SettingType.FLAG,
            "false",
            "Whether the JVM ends when it starts with an invalid configuration; else it runs unmonitored.",
            Trait.RESTART),
    DATA_DIRECTORY(
            "opvitals.data.directory",
            SettingType.PATH,
            "",
            "Where run-time changes, users and the audit log are kept; by default .opvitals/SERVICE in the home directory.",
            Trait.RESTART),
    ENABLED("opvitals.enabled", SettingType.FLAG, "true", "Whether anything is monitored at all: true or false."),
    LOG_LEVEL(
            "opvitals.log.level",
            SettingType.choice("debug", "info", "warn", "error", "off"),
            "info",
            "How much the agent says on stderr: debug, info, warn, error or off."),
    INSTRUMENTATION_INCLUDE(
            "opvitals.instrumentation.include",
            SettingType.LIST,
            "",
            "Methods to monitor by name, separated by commas: package.Class#method, * for any characters; more in docs/selection.md."),
    INSTRUMENTATION_EXCLUDE(
            "opvitals.instrumentation.exclude",
            SettingType.LIST,
            "",
            "Methods not to monitor, whatever else says so; written as those to include."),
    INSTRUMENTATION_ANNOTATIONS(
            "opvitals.instrumentation.annotations",
            SettingType.listOf("opentelemetry", "micrometer", "resilience4j", "microprofile", "spring", "all"),
            "",
            "Projects whose annotations mark methods to monitor: opentelemetry, micrometer, resilience4j, microprofile, spring or all."),
    INSTRUMENTATION_MAX_METHODS(
            "opvitals.instrumentation.max-methods",
            SettingType.wholeNumber(1, 16_000),
            "10000",
            "So many methods are monitored at most, 1 to 16000; what is left out is said."),
    OUTCOME_RULES(
            "opvitals.outcome.rules",
            SettingType.TEXT,
            "",
            "Outcomes, attributes, measures and costs from results, exceptions and arguments: docs/rules.md."),
    STUCK_AFTER(
            "opvitals.stuck-after",
            Ranges.ANY_DURATION,
            "60s",
            "A call in flight for longer is stuck, where @MonitoredOperation(stuckAfter) says nothing else.",
            Trait.RESTART),
    KILL_SWITCH_FILE(
            "opvitals.kill-switch.file",
            SettingType.PATH,
            "",
            "While this file exists, nothing is recorded and all code is as it was written.",
            Trait.RESTART),
    GOVERNOR_CPU_BUDGET(
            "opvitals.governor.cpu-budget",
            SettingType.SHARE_OR_OFF,
            "0.01",
            "What the agent may use of the processors, 0 to 1; past it, it sheds exemplars, spans, attributes, timing. off for no limit.",
            Trait.RESTART),
    HEALTH_WINDOW(
            "opvitals.health.window",
            SettingType.duration(Duration.ofSeconds(10), Duration.ofDays(1)),
            "5m",
            "How far back the health score looks.",
            Trait.RESTART),
    HEALTH_RECENT_WINDOW(
            "opvitals.health.recent.window",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            "1m",
            "What counts as recent for recent errors.",
            Trait.RESTART),
    HEALTH_MINIMUM_CALLS(
            "opvitals.health.minimum-calls",
            Ranges.FROM_ONE,
            "5",
            "Below so many judged calls in the window the status is unknown."),
    HEALTH_FALLBACK_RATE_ABOVE(
            "opvitals.health.fallback-rate.above",
            SettingType.SHARE,
            "0.5",
            "A fallback rate above it lowers the score, 0 to 1."),
    HEALTH_FALLBACK_RATE_FACTOR(
            "opvitals.health.fallback-rate.factor", SettingType.SHARE, "0.8", "What the score is then multiplied by."),
    HEALTH_ERROR_RATE_ABOVE(
            "opvitals.health.error-rate.above",
            SettingType.SHARE,
            "0.1",
            "An error rate above it lowers the score, 0 to 1."),
    HEALTH_ERROR_RATE_FACTOR(
            "opvitals.health.error-rate.factor", SettingType.SHARE, "0.6", "What the score is then multiplied by."),
    HEALTH_RECENT_RATE_ABOVE(
            "opvitals.health.recent.rate-above",
            SettingType.SHARE,
            "0.05",
            "A recent error rate above it counts as recent errors, 0 to 1."),
    HEALTH_RECENT_MINIMUM_ERRORS(
            "opvitals.health.recent.minimum-errors", Ranges.FROM_ONE, "3", "So many errors are needed besides."),
    HEALTH_RECENT_CONSECUTIVE_FAILURES(
            "opvitals.health.recent.consecutive-failures",
            Ranges.FROM_ONE,
            "5",
            "So many failures in a row count as recent errors, too."),
    HEALTH_RECENT_FACTOR(
            "opvitals.health.recent.factor", SettingType.SHARE, "0.7", "What recent errors multiply the score by."),
    HEALTH_HEALTHY_FROM("opvitals.health.healthy-from", SettingType.SHARE, "0.8", "The lowest healthy score."),
    HEALTH_DEGRADED_FROM(
            "opvitals.health.degraded-from",
            SettingType.SHARE,
            "0.5",
            "The lowest score that is degraded, not unhealthy."),
    HEALTH_HYSTERESIS_MARGIN(
            "opvitals.health.hysteresis.margin",
            SettingType.SHARE,
            "0.05",
            "How far above the limit a score must come to be better again."),
    HEALTH_REPORTS_UNTIL_WORSE(
            "opvitals.health.hysteresis.reports-until-worse",
            Ranges.FROM_ONE,
            "3",
            "Reports in a row, one a second, until a worse status."),
    HEALTH_REPORTS_UNTIL_BETTER(
            "opvitals.health.hysteresis.reports-until-better",
            Ranges.FROM_ONE,
            "6",
            "Reports in a row until a better status."),
    TRACE_RANDOM_PER_SECOND(
            "opvitals.trace.random-per-second",
            SettingType.wholeNumber(0, 1),
            "1",
            "Ordinary calls kept as spans, per operation and second: 0 or 1."),
    TRACE_FAILURES_PER_SECOND(
            "opvitals.trace.failures-per-second",
            SettingType.wholeNumber(0, 1_000),
            "20",
            "Failures and fallbacks kept as spans, per operation and second."),
    TRACE_SLOW_PER_SECOND(
            "opvitals.trace.slow-per-second",
            SettingType.wholeNumber(0, 1_000),
            "5",
            "Slow calls kept as spans, per operation and second."),
    TRACE_SLOW_THRESHOLD(
            "opvitals.trace.slow-threshold",
            Ranges.ANY_DURATION,
            "",
            "A call that takes longer is slow; by default the operation's own p99."),
    LOGGING_MDC(
            "opvitals.logging.mdc",
            SettingType.FLAG,
            "false",
            "Puts trace_id, span_id and trace_flags in the MDC of Logback and Log4j 2, for events logged in monitored calls.",
            Trait.RESTART),
    CONSOLE_INTERVAL(
            "opvitals.console.interval",
            Ranges.ANY_DURATION,
            "",
            "Prints a table of all operations this often on stdout; off by default.",
            Trait.RESTART),
    CONSOLE_COLOR(
            "opvitals.console.color",
            SettingType.choice("auto", "always", "never"),
            "auto",
            "Colours in that table: auto, always or never.",
            Trait.RESTART),
    SHUTDOWN_TIMEOUT(
            "opvitals.shutdown.timeout",
            Ranges.ANY_DURATION,
            "2s",
            "How long the JVM's exit may wait for the last export.",
            Trait.RESTART),
    SERVER_ENABLED(
            "opvitals.server.enabled", SettingType.FLAG, "true", "Whether the agent answers over HTTP.", Trait.RESTART),
    SERVER_HOST("opvitals.server.host", SettingType.TEXT, "127.0.0.1", "The address it listens on.", Trait.RESTART),
    SERVER_PORT(
            "opvitals.server.port",
            SettingType.wholeNumber(0, 65_535),
            "9466",
            "The port; the next free one of 20 where it is taken. 0 for any.",
            Trait.RESTART),
    SERVER_ALLOWED_HOSTS(
            "opvitals.server.allowed-hosts",
            SettingType.LIST,
            "",
            "Names that a request may call this server by, besides localhost and addresses."),
    SERVER_CORS_ORIGINS(
            "opvitals.server.cors.origins",
            SettingType.LIST,
            "",
            "Origins of pages that may read answers, for example https://ops.example.com."),
    SERVER_RATE_LIMIT(
            "opvitals.server.rate-limit",
            SettingType.RATE,
            "200/s",
            "Requests of one client; past it the answer is 429."),
    SERVER_REQUEST_MAX_SIZE(
            "opvitals.server.request.max-size",
            SettingType.size(1_024, 64 << 20),
            "1MiB",
            "The longest request body.",
            Trait.RESTART),
    SERVER_REQUEST_TIMEOUT(
            "opvitals.server.request.timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "10s",
            "How long a request may take to arrive.",
            Trait.RESTART),
    SERVER_IDLE_TIMEOUT(
            "opvitals.server.idle-timeout",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "30s",
            "A connection that is silent for longer is closed.",
            Trait.RESTART),
    SERVER_MAX_CONNECTIONS(
            "opvitals.server.max-connections",
            SettingType.wholeNumber(10, 100_000),
            "2000",
            "So many connections at a time; further ones wait.",
            Trait.RESTART),
    SERVER_TLS_CERTIFICATE(
            "opvitals.server.tls.certificate",
            SettingType.PATH,
            "",
            "A PEM file with the certificate and its chain; read again when it changes.",
            Trait.RESTART),
    SERVER_TLS_PRIVATE_KEY(
            "opvitals.server.tls.private-key",
            SettingType.PATH,
            "",
            "A PEM file with its private key, PKCS #8.",
            Trait.RESTART),
    SERVER_TLS_TERMINATED(
            "opvitals.server.tls.terminated",
            SettingType.FLAG,
            "false",
            "States that a proxy in front of the server speaks TLS.",
            Trait.RESTART),
    DASHBOARD_TRACE_URL(
            "opvitals.dashboard.trace-url",
            SettingType.urlWith("{traceId}", "http", "https"),
            "",
            "Where a trace is shown, for links to it: http://127.0.0.1:16686/trace/{traceId}. Without it, no links."),
    DASHBOARD_METRICS_URL(
            "opvitals.dashboard.metrics-url",
            SettingType.urlWith("{query}", "http", "https"),
            "",
            "Where PromQL is evaluated, for links to it: http://127.0.0.1:9090/graph?g0.expr={query}. Without it, no"
                    + " links."),
    SECURITY_LOGIN(
            "opvitals.security.login",
            SettingType.choice("auto", "required"),
            "auto",
            "Whether one must log in; auto: not in development on a loopback address.",
            Trait.RESTART),
    SECURITY_OPEN(
            "opvitals.security.open",
            SettingType.listOf("probes", "health", "metrics"),
            "probes",
            "What answers without login: probes (/health/simple, live, ready), health (/health), metrics (/metrics)."),
    SECURITY_SESSION_LIFETIME(
            "opvitals.security.session.lifetime",
            SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            "12h",
            "A session ends after it."),
    SECURITY_SESSION_IDLE(
            "opvitals.security.session.idle",
            SettingType.duration(Duration.ofSeconds(10), Duration.ofDays(30)),
            "1h",
            "A session that is not used for so long ends."),
    SECURITY_LOCKOUT_ATTEMPTS(
            "opvitals.security.lockout.attempts",
            SettingType.wholeNumber(3, 1_000),
            "5",
            "Wrong passwords in a row after which a user, and an address, must wait."),
    SECURITY_LOCKOUT_DURATION(
            "opvitals.security.lockout.duration",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            "15m",
            "How long they must wait."),
    USER_ROLE(
            "opvitals.user.*.role",
            SettingType.choice("viewer", "operator", "admin"),
            "viewer",
            "What a user may do: viewer reads; operator handles alerts, too; admin everything."),
    USER_PASSWORD_HASH(
            "opvitals.user.*.password-hash",
            SettingType.TEXT,
            "",
            "A user's password as the command hash-password prints it.",
            Trait.SECRET),
    PROMETHEUS_ENABLED("opvitals.prometheus.enabled", SettingType.FLAG, "true", "Whether /metrics answers."),
    JMX_ENABLED(
            "opvitals.jmx.enabled",
            SettingType.choice("auto", "true", "false"),
            "auto",
            "One MBean an operation; auto: once the application has an MBean server.",
            Trait.RESTART),
    HEALTH_READY(
            "opvitals.health.ready",
            SettingType.LIST,
            "",
            "Wrappers and health checks without which /health/ready says 503 while they are unhealthy; * for all."),
    HEALTH_CHECK_INTERVAL(
            "opvitals.health.check.interval",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "10s",
            "How often health checks run."),
    HEALTH_CHECK_TIMEOUT(
            "opvitals.health.check.timeout",
            SettingType.duration(Duration.ofMillis(10), Duration.ofMinutes(5)),
            "5s",
            "A check that takes longer is unhealthy."),
    HEALTH_CHECK_DISK_ABOVE(
            "opvitals.health.check.disk.above",
            SettingType.SHARE,
            "0.9",
            "A disk is unhealthy when more of it is used."),
    HEALTH_CHECK_MEMORY_ABOVE(
            "opvitals.health.check.memory.above",
            SettingType.SHARE,
            "0.9",
            "The heap is unhealthy when more of it is used after a collection."),
    HEALTH_CHECK_CPU_ABOVE(
            "opvitals.health.check.cpu.above",
            SettingType.SHARE,
            "0.95",
            "The processors are unhealthy when more of them is used."),
    HEALTH_TARGET_URL(
            "opvitals.health.target.*.url",
            SettingType.url("http", "https", "tcp"),
            "",
            "Something else that must answer, for example https://api.example.com/health or tcp://db:5432."),
    HEALTH_TARGET_TIMEOUT(
            "opvitals.health.target.*.timeout",
            SettingType.duration(Duration.ofMillis(10), Duration.ofMinutes(5)),
            "5s",
            "It must answer within it."),
    HEALTH_TARGET_STATUS(
            "opvitals.health.target.*.status",
            SettingType.TEXT,
            "200-399",
            "HTTP status codes that are healthy, for example 200 or 200-299."),
    HISTORY_ENABLED(
            "opvitals.history.enabled",
            SettingType.FLAG,
            "true",
            "Whether past values are kept: on disk, or in memory where the data directory cannot be written to.",
            Trait.RESTART),
    HISTORY_MAX_SIZE(
            "opvitals.history.max-size",
            SettingType.size(4 << 20, 1L << 40),
            "512MiB",
            "What the history of this JVM may take on disk; past it the oldest is deleted, the finest first."),
    HISTORY_RETENTION_10S(
            "opvitals.history.retention.10s", Ranges.RETENTION, "6h", "How long values of 10 seconds each are kept."),
    HISTORY_RETENTION_1M(
            "opvitals.history.retention.1m", Ranges.RETENTION, "2d", "How long values of a minute each are kept."),
    HISTORY_RETENTION_10M(
            "opvitals.history.retention.10m", Ranges.RETENTION, "14d", "How long values of 10 minutes each are kept."),
    HISTORY_RETENTION_1H(
            "opvitals.history.retention.1h", Ranges.RETENTION, "90d", "How long values of an hour each are kept."),
    HISTORY_RETENTION_1D(
            "opvitals.history.retention.1d", Ranges.RETENTION, "1825d", "How long values of a day each are kept."),
    ALERT_ENABLED(
            "opvitals.alert.enabled", SettingType.FLAG, "true", "Whether alert rules are evaluated.", Trait.RESTART),
    ALERT_EVALUATION_INTERVAL(
            "opvitals.alert.evaluation-interval",
            SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "10s",
            "How often rules are evaluated, where their group says nothing else."),
    ALERT_SHIPPED_RULES(
            "opvitals.alert.shipped-rules",
            SettingType.FLAG,
            "true",
            "Whether the rules that come with the agent are evaluated: docs/alerts.md."),
    ALERT_DISABLED_RULES(
            "opvitals.alert.disabled-rules",
            SettingType.LIST,
            "",
            "Names of alerts that are not evaluated, wherever they are written."),
    ALERT_RULES_FILES(
            "opvitals.alert.rules.files",
            SettingType.LIST,
            "",
            "Files with alert rules, written as Prometheus writes them; read again when they change."),
    ALERT_ROUTING_FILE(
            "opvitals.alert.routing.file",
            SettingType.PATH,
            "",
            "Which alert goes to which channel, written as Alertmanager writes it; by default every alert to every channel."),
    ALERT_CHANNEL_TYPE(
            "opvitals.alert.channel.*.type",
            SettingType.choice("console", "file", "email", "slack", "teams", "pagerduty", "webhook", "alertmanager"),
            "console",
            "What a channel for alerts is."),
    ALERT_CHANNEL_URL(
            "opvitals.alert.channel.*.url",
            SettingType.url("http", "https"),
            "",
            "Where it is posted to: slack, teams, webhook, alertmanager; pagerduty has its own by default.",
            Trait.SECRET),
    ALERT_CHANNEL_SEND_RESOLVED(
            "opvitals.alert.channel.*.send-resolved",
            SettingType.FLAG,
            "true",
            "Whether it is also told that an alert is over."),
    ALERT_CHANNEL_TIMEOUT(
            "opvitals.alert.channel.*.timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofMinutes(2)),
            "10s",
            "It must answer within it."),
    ALERT_CHANNEL_TRUSTED_CERTIFICATE(
            "opvitals.alert.channel.*.trusted-certificate",
            SettingType.PATH,
            "",
            "A PEM file with a certificate to trust besides those of the JVM."),
    ALERT_CHANNEL_PATH("opvitals.alert.channel.*.path", SettingType.PATH, "", "The file of a file channel."),
    ALERT_CHANNEL_MAX_SIZE(
            "opvitals.alert.channel.*.max-size",
            SettingType.size(1_024, 1L << 30),
            "10MiB",
            "A file that is longer is put aside as PATH.1; five are kept."),
    ALERT_CHANNEL_TEMPLATE(
            "opvitals.alert.channel.*.template",
            SettingType.TEXT,
            "",
            "What a webhook posts, or what a message says: docs/alert-channels.md."),
    ALERT_CHANNEL_SECRET(
            "opvitals.alert.channel.*.secret",
            SettingType.TEXT,
            "",
            "Signs what a webhook posts: HMAC-SHA256 in the header X-Opvitals-Signature.",
            Trait.SECRET),
    ALERT_CHANNEL_ROUTING_KEY(
            "opvitals.alert.channel.*.routing-key",
            SettingType.TEXT,
            "",
            "The integration key of PagerDuty, Events API v2.",
            Trait.SECRET),
    ALERT_CHANNEL_SMTP_HOST("opvitals.alert.channel.*.smtp.host", SettingType.TEXT, "", "The mail server."),
    ALERT_CHANNEL_SMTP_PORT(
            "opvitals.alert.channel.*.smtp.port", SettingType.wholeNumber(1, 65_535), "587", "Its port."),
    ALERT_CHANNEL_SMTP_SECURITY(
            "opvitals.alert.channel.*.smtp.security",
            SettingType.choice("starttls", "tls", "none"),
            "starttls",
            "How it is spoken to; starttls and tls refuse a server without."),
    ALERT_CHANNEL_SMTP_USER("opvitals.alert.channel.*.smtp.user", SettingType.TEXT, "", "Who logs in there."),
    ALERT_CHANNEL_SMTP_PASSWORD(
            "opvitals.alert.channel.*.smtp.password", SettingType.TEXT, "", "With this password.", Trait.SECRET),
    ALERT_CHANNEL_FROM("opvitals.alert.channel.*.from", SettingType.TEXT, "", "Who a mail is from."),
    ALERT_CHANNEL_TO("opvitals.alert.channel.*.to", SettingType.LIST, "", "Who a mail is to."),
    FLEET_URL(
            "opvitals.fleet.prometheus.url",
            SettingType.url("http", "https"),
            "",
            "A Prometheus-compatible API that knows all instances: docs/fleet.md. Without it, only this JVM is shown."),
    FLEET_TOKEN(
            "opvitals.fleet.prometheus.token", SettingType.TEXT, "", "A bearer token to ask it with.", Trait.SECRET),
    FLEET_USERNAME("opvitals.fleet.prometheus.username", SettingType.TEXT, "", "Who asks it, where there is no token."),
    FLEET_PASSWORD("opvitals.fleet.prometheus.password", SettingType.TEXT, "", "With this password.", Trait.SECRET),
    FLEET_TRUSTED_CERTIFICATE(
            "opvitals.fleet.prometheus.trusted-certificate",
            SettingType.PATH,
            "",
            "A PEM file with a certificate to trust besides those of the JVM."),
    FLEET_TIMEOUT(
            "opvitals.fleet.prometheus.timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "10s",
            "It must answer within it."),
    FLEET_SELECTOR(
            "opvitals.fleet.prometheus.selector",
            SettingType.TEXT,
            "",
            "Labels that tell the series of this fleet from others, for example service_name=\"shop\"."),
    COST_PRICE_BOOK_FILE(
            "opvitals.cost.price-book.file",
            SettingType.PATH,
            "",
            "What calls cost by their measures and attributes: docs/costs.md; read again when it changes."),
    COST_TIME_ZONE(
            "opvitals.cost.time-zone",
            SettingType.TEXT,
            "UTC",
            "Where the days and months of budgets begin, for example Europe/Berlin."),
    MEASURE_KIND(
            "opvitals.measure.*.kind",
            SettingType.choice("number", "quality", "satisfaction", "confidence", "model-error", "cache-hit-rate"),
            "number",
            "What a measure of this name says; built-in names are known: docs/measures.md."),
    MEASURE_BASELINE(
            "opvitals.measure.*.baseline",
            SettingType.BASELINE,
            "",
            "What it is compared with: a number, or a time back such as 1d; by default the same hours of the last 7 days."),
    WRAPPER_ENDPOINT(
            "opvitals.wrapper.*.endpoint", SettingType.url("http", "https"), "", "Where the wrapped tool answers."),
    WRAPPER_API_KEY("opvitals.wrapper.*.api-key", SettingType.TEXT, "", "The key it is called with.", Trait.SECRET),
    WRAPPER_RATE_LIMIT(
            "opvitals.wrapper.*.rate-limit",
            SettingType.RATE,
            "",
            "What the tool allows, for example 600/m; shown and alerted on, never enforced."),
    WRAPPER_BUDGET_DAILY(
            "opvitals.wrapper.*.budget.daily", SettingType.MONEY, "", "What it may cost a day, for example 50.00 USD."),
    WRAPPER_BUDGET_MONTHLY("opvitals.wrapper.*.budget.monthly", SettingType.MONEY, "", "What it may cost a month."),
    WRAPPER_COST_TRACKING(
            "opvitals.wrapper.*.cost.tracking", SettingType.FLAG, "true", "Whether its costs are added up."),
    WRAPPER_COST_PER_CALL("opvitals.wrapper.*.cost.per-call", SettingType.MONEY, "", "A fixed price of each call."),
    WRAPPER_HEALTHY_FROM(
            "opvitals.wrapper.*.health.healthy-from",
            SettingType.SHARE,
            "",
            "The lowest healthy score of it and its operations, in place of opvitals.health.healthy-from."),
    WRAPPER_DEGRADED_FROM(
            "opvitals.wrapper.*.health.degraded-from", SettingType.SHARE, "", "Their lowest degraded score."),
    WRAPPER_ERROR_RATE_ABOVE(
            "opvitals.wrapper.*.health.error-rate.above",
            SettingType.SHARE,
            "",
            "An error rate above it lowers their score."),
    WRAPPER_FALLBACK_RATE_ABOVE(
            "opvitals.wrapper.*.health.fallback-rate.above",
            SettingType.SHARE,
            "",
            "A fallback rate above it lowers their score."),
    WRAPPER_MINIMUM_CALLS(
            "opvitals.wrapper.*.health.minimum-calls",
            Ranges.FROM_ONE,
            "",
            "Below so many judged calls their status is unknown."),
    WRAPPER_SLO_AVAILABILITY(
            "opvitals.wrapper.*.slo.availability",
            SettingType.SHARE,
            "",
            "Objective: this share of the wrapper's calls succeeds, for example 0.999."),
    WRAPPER_SLO_LATENCY_THRESHOLD(
            "opvitals.wrapper.*.slo.latency.threshold",
            Ranges.ANY_DURATION,
            "",
            "Objective: calls of the wrapper are faster than this."),
    WRAPPER_SLO_LATENCY_OBJECTIVE(
            "opvitals.wrapper.*.slo.latency.objective", SettingType.SHARE, "0.99", "This share of them is."),
    WRAPPER_SLO_WINDOW(
            "opvitals.wrapper.*.slo.window",
            SettingType.duration(Duration.ofHours(1), Duration.ofDays(90)),
            "30d",
            "The time over which its objectives hold."),
    OPERATION_SLO_AVAILABILITY(
            "opvitals.operation.*.slo.availability",
            SettingType.SHARE,
            "",
            "Objective: this share of the operation's calls succeeds, for example 0.999."),
    OPERATION_SLO_LATENCY_THRESHOLD(
            "opvitals.operation.*.slo.latency.threshold",
            Ranges.ANY_DURATION,
            "",
            "Objective: calls of the operation are faster than this."),
    OPERATION_SLO_LATENCY_OBJECTIVE(
            "opvitals.operation.*.slo.latency.objective", SettingType.SHARE, "0.99", "This share of them is."),
    OPERATION_SLO_WINDOW(
            "opvitals.operation.*.slo.window",
            SettingType.duration(Duration.ofHours(1), Duration.ofDays(90)),
            "30d",
            "The time over which its objectives hold.");

    /** Ranges that several have; a class of its own, because an enum's own constants come first. */
    private static final class Ranges {
        static final SettingType ANY_DURATION = SettingType.duration(Duration.ofMillis(1), Duration.ofDays(365));
        static final SettingType RETENTION = SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(3650));
        static final SettingType FROM_ONE = SettingType.wholeNumber(1, Integer.MAX_VALUE);

        private Ranges() {}
    }

    /** What a setting is besides its value. */
    private enum Trait {
        SECRET,
        RESTART
    }

    private final String key;

    @SuppressWarnings(
            "ImmutableEnumChecker") // It is immutable; the annotation that would say so is no part of this build.
    private final SettingType type;

    private final String defaultText;
    private final String description;
    private final boolean secret;
    private final boolean restart;

    Setting(String key, SettingType type, String defaultText, String description, Trait... traits) {
        this.key = key;
        this.type = type;
        this.defaultText = defaultText;
        this.description = description;
        List<Trait> all = List.of(traits);
        this.secret = all.contains(Trait.SECRET);
        this.restart = all.contains(Trait.RESTART);
    }

    /** The system property, for example {@code opvitals.health.window}; with {@code *} for the name of a thing. */
    public String key() {
        return key;
    }

    /** The key of one named thing's setting. */
    public String key(String name) {
        return key.replace("*", name);
    }

    /** Whether it is a setting of things that have a name. */
    public boolean isNamed() {
        return key.indexOf('*') >= 0;
    }

    public SettingType type() {
        return type;
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

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** Whether a change holds only from the next start on. */
    public boolean needsRestart() {
        return restart;
    }
}
