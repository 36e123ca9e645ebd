package io.opvitals.agent;

import io.opvitals.agent.check.CheckSettings;
import io.opvitals.agent.check.CheckSettings.Target;
import io.opvitals.agent.check.StatusCodes;
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

    /** Runs in premain, too: no lambda in here. */
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
                Setting read = Setting.HEALTH_TARGET_STATUS;
                try {
                    StatusCodes statuses = StatusCodes.parse(settings.text(Setting.HEALTH_TARGET_STATUS, name));
                    read = Setting.HEALTH_TARGET_URL;
                    targets.add(new Target(
                            name,
                            URI.create(settings.text(Setting.HEALTH_TARGET_URL, name)),
                            settings.duration(Setting.HEALTH_TARGET_TIMEOUT, name),
                            statuses));
                } catch (IllegalArgumentException e) {
                    problem(read, name, e);
                }
            }
            return targets;
        }

        List<Objective> objectives() {
            List<Objective> objectives = new ArrayList<>();
            Aims wrapper = new Aims(
                    Setting.WRAPPER_SLO_AVAILABILITY,
                    Setting.WRAPPER_SLO_LATENCY_THRESHOLD,
                    Setting.WRAPPER_SLO_LATENCY_OBJECTIVE,
                    Setting.WRAPPER_SLO_WINDOW);
            for (String name : names(wrapper.availability, wrapper.threshold)) {
                add(objectives, wrapper, name, name, null);
            }
            Aims operation = new Aims(
                    Setting.OPERATION_SLO_AVAILABILITY,
                    Setting.OPERATION_SLO_LATENCY_THRESHOLD,
                    Setting.OPERATION_SLO_LATENCY_OBJECTIVE,
                    Setting.OPERATION_SLO_WINDOW);
            for (String name : names(operation.availability, operation.threshold)) {
                OperationId id = OperationId.parse(name);
                add(objectives, operation, name, id.wrapper(), id.operation());
            }
            return objectives;
        }

        /** The settings of a wrapper's objectives, or of an operation's. */
        private record Aims(Setting availability, Setting threshold, Setting latency, Setting window) {}

        private void add(
                List<Objective> objectives, Aims aims, String name, String wrapper, @Nullable String operation) {
            Duration window = settings.duration(aims.window, name);
            Setting read = aims.availability;
            try {
                if (settings.isSet(aims.availability, name)) {
                    double share = settings.share(aims.availability, name);
                    objectives.add(new Objective(wrapper, operation, Kind.AVAILABILITY, Duration.ZERO, share, window));
                }
                if (settings.isSet(aims.threshold, name)) {
                    read = aims.latency;
                    Duration threshold = settings.duration(aims.threshold, name);
                    double share = settings.share(aims.latency, name);
                    objectives.add(new Objective(wrapper, operation, Kind.LATENCY, threshold, share, window));
                }
            } catch (IllegalArgumentException e) {
                problem(read, name, e);
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
                try {
                    wrappers.put(name, own(name, general));
                } catch (IllegalArgumentException e) {
                    problem(Setting.WRAPPER_DEGRADED_FROM, name, e);
                }
            }
            return wrappers;
        }

        private HealthSettings own(String name, HealthSettings general) {
            double healthyFrom = or(Setting.WRAPPER_HEALTHY_FROM, name, general.healthyFrom());
            return new HealthSettings(
                    general.window(),
                    settings.isSet(Setting.WRAPPER_MINIMUM_CALLS, name)
                            ? settings.number(Setting.WRAPPER_MINIMUM_CALLS, name)
                            : general.minimumCalls(),
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
                    limits.put(name, RateText.perSecond(settings.text(Setting.WRAPPER_RATE_LIMIT, name)));
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
            return settings.isSet(setting, name) ? settings.share(setting, name) : otherwise;
        }

        private void problem(Setting setting, String name, IllegalArgumentException wrong) {
            problems.add(setting.key(name) + ": " + wrong.getMessage());
        }
    }
}
