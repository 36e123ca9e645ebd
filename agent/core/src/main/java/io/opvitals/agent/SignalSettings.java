package io.opvitals.agent;

import io.opvitals.agent.check.CheckSettings;
import io.opvitals.agent.check.CheckSettings.Target;
import io.opvitals.agent.check.HealthChecks;
import io.opvitals.agent.check.StatusCodes;
import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.config.RateText;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.health.HealthPolicy;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.Objective.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is judged beside the calls, and how single wrappers are judged, made from the agent's settings. What is wrong is
 * left out and becomes a problem.
 *
 * @param checks the health checks
 * @param objectives of wrappers and operations
 * @param policy how wrappers and operations are judged
 * @param limits declared rate limits
 */
record SignalSettings(CheckSettings checks, List<Objective> objectives, HealthPolicy policy, WrapperLimits limits) {

    /**
     * Reads them.
     *
     * @param settings the agent's
     * @param general how everything is judged that has no settings of its own
     * @param problems gets what is wrong, one sentence each
     */
    static SignalSettings of(Settings settings, HealthSettings general, List<String> problems) {
        Reader reader = new Reader(settings, problems);
        return new SignalSettings(
                reader.checks(),
                reader.objectives(),
                new HealthPolicy(general, reader.wrappers(general)),
                new WrapperLimits(reader.limits()));
    }

    private record Reader(Settings settings, List<String> problems) {

        CheckSettings checks() {
            return new CheckSettings(
                    settings.duration(Setting.HEALTH_CHECK_INTERVAL),
                    settings.duration(Setting.HEALTH_CHECK_TIMEOUT),
                    settings.share(Setting.HEALTH_CHECK_DISK_ABOVE),
                    settings.share(Setting.HEALTH_CHECK_MEMORY_ABOVE),
                    settings.share(Setting.HEALTH_CHECK_CPU_ABOVE),
                    targets());
        }

        private List<Target> targets() {
            List<Target> targets = new ArrayList<>();
            for (String name : settings.names(Setting.HEALTH_TARGET_URL)) {
                if (HealthChecks.BUILT_IN.contains(name)) {
                    problems.add(Setting.HEALTH_TARGET_URL.key(name) + ": '" + name
                            + "' is a check of the agent (expected: another name)");
                    continue;
                }
                Target target = attempt(
                        Setting.HEALTH_TARGET_URL.key(name),
                        () -> new Target(
                                name,
                                URI.create(settings.text(Setting.HEALTH_TARGET_URL, name)),
                                duration(Setting.HEALTH_TARGET_TIMEOUT, name),
                                StatusCodes.parse(settings.text(Setting.HEALTH_TARGET_STATUS, name))));
                if (target != null) {
                    targets.add(target);
                }
            }
            return targets;
        }

        List<Objective> objectives() {
            List<Objective> objectives = new ArrayList<>();
            for (String name : names(Setting.WRAPPER_SLO_AVAILABILITY, Setting.WRAPPER_SLO_LATENCY_THRESHOLD)) {
                Duration window = duration(Setting.WRAPPER_SLO_WINDOW, name);
                availability(objectives, Setting.WRAPPER_SLO_AVAILABILITY, name, name, null, window);
                latency(
                        objectives,
                        Setting.WRAPPER_SLO_LATENCY_THRESHOLD,
                        Setting.WRAPPER_SLO_LATENCY_OBJECTIVE,
                        name,
                        name,
                        null,
                        window);
            }
            for (String name : names(Setting.OPERATION_SLO_AVAILABILITY, Setting.OPERATION_SLO_LATENCY_THRESHOLD)) {
                OperationId id = OperationId.parse(name);
                Duration window = duration(Setting.OPERATION_SLO_WINDOW, name);
                availability(
                        objectives, Setting.OPERATION_SLO_AVAILABILITY, name, id.wrapper(), id.operation(), window);
                latency(
                        objectives,
                        Setting.OPERATION_SLO_LATENCY_THRESHOLD,
                        Setting.OPERATION_SLO_LATENCY_OBJECTIVE,
                        name,
                        id.wrapper(),
                        id.operation(),
                        window);
            }
            return objectives;
        }

        private void availability(
                List<Objective> objectives,
                Setting aim,
                String name,
                String wrapper,
                @Nullable String operation,
                Duration window) {
            if (settings.isSet(aim, name)) {
                add(
                        objectives,
                        attempt(
                                aim.key(name),
                                () -> new Objective(
                                        wrapper,
                                        operation,
                                        Kind.AVAILABILITY,
                                        Duration.ZERO,
                                        number(aim, name),
                                        window)));
            }
        }

        private void latency(
                List<Objective> objectives,
                Setting threshold,
                Setting aim,
                String name,
                String wrapper,
                @Nullable String operation,
                Duration window) {
            if (settings.isSet(threshold, name)) {
                add(
                        objectives,
                        attempt(
                                aim.key(name),
                                () -> new Objective(
                                        wrapper,
                                        operation,
                                        Kind.LATENCY,
                                        duration(threshold, name),
                                        number(aim, name),
                                        window)));
            }
        }

        private static void add(List<Objective> objectives, @Nullable Objective objective) {
            if (objective != null) {
                objectives.add(objective);
            }
        }

        Map<String, HealthSettings> wrappers(HealthSettings general) {
            Map<String, HealthSettings> wrappers = new HashMap<>();
            SortedSet<String> names = names(
                    Setting.WRAPPER_HEALTHY_FROM,
                    Setting.WRAPPER_DEGRADED_FROM,
                    Setting.WRAPPER_ERROR_RATE_ABOVE,
                    Setting.WRAPPER_FALLBACK_RATE_ABOVE,
                    Setting.WRAPPER_MINIMUM_CALLS);
            for (String name : names) {
                HealthSettings own = attempt(Setting.WRAPPER_HEALTHY_FROM.key(name), () -> own(name, general));
                if (own != null) {
                    wrappers.put(name, own);
                }
            }
            return wrappers;
        }

        private HealthSettings own(String name, HealthSettings general) {
            double healthyFrom = or(Setting.WRAPPER_HEALTHY_FROM, name, general.healthyFrom());
            return new HealthSettings(
                    general.window(),
                    (int) or(Setting.WRAPPER_MINIMUM_CALLS, name, general.minimumCalls()),
                    new HealthSettings.RateLimit(
                            or(
                                    Setting.WRAPPER_FALLBACK_RATE_ABOVE,
                                    name,
                                    general.fallbackRate().above()),
                            general.fallbackRate().factor()),
                    general.recentErrors(),
                    new HealthSettings.RateLimit(
                            or(
                                    Setting.WRAPPER_ERROR_RATE_ABOVE,
                                    name,
                                    general.errorRate().above()),
                            general.errorRate().factor()),
                    healthyFrom,
                    or(Setting.WRAPPER_DEGRADED_FROM, name, Math.min(healthyFrom, general.degradedFrom())),
                    // A better status must stay within reach where healthy begins higher than elsewhere.
                    new HealthSettings.Hysteresis(
                            Math.min(general.hysteresis().margin(), 1 - healthyFrom),
                            general.hysteresis().reportsUntilWorse(),
                            general.hysteresis().reportsUntilBetter()));
        }

        Map<String, Double> limits() {
            Map<String, Double> limits = new HashMap<>();
            for (String name : settings.names(Setting.WRAPPER_RATE_LIMIT)) {
                if (settings.isSet(Setting.WRAPPER_RATE_LIMIT, name)) {
                    Double limit = attempt(
                            Setting.WRAPPER_RATE_LIMIT.key(name),
                            () -> RateText.perSecond(settings.text(Setting.WRAPPER_RATE_LIMIT, name)));
                    if (limit != null) {
                        limits.put(name, limit);
                    }
                }
            }
            return limits;
        }

        private SortedSet<String> names(Setting... of) {
            SortedSet<String> names = new TreeSet<>();
            for (Setting each : of) {
                names.addAll(settings.names(each));
            }
            return names;
        }

        private double or(Setting setting, String name, double otherwise) {
            return settings.isSet(setting, name) ? number(setting, name) : otherwise;
        }

        private double number(Setting setting, String name) {
            return Double.parseDouble(settings.text(setting, name));
        }

        private Duration duration(Setting setting, String name) {
            return DurationText.parsePositive(setting.key(name), settings.text(setting, name));
        }

        private <T> @Nullable T attempt(String key, java.util.function.Supplier<T> read) {
            try {
                return read.get();
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                problems.add(message.startsWith("opvitals.") ? message : key + ": " + message);
                return null;
            }
        }
    }
}
