package io.opvitals.agent.fleet;

import io.opvitals.agent.fleet.FleetException.Kind;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.health.Tally;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks which JVMs there are, and how they are as a whole. */
final class InstanceReader {

    /** So long after its last sample an instance is still listed. */
    private static final String REMEMBERED = "1h";

    /** How far back samples are counted, to know how far apart they are. */
    private static final int COUNTED_SECONDS = 300;

    private static final long LEAST_INTERVAL = 1;
    private static final String LAST_SEEN_STEP = "30s";
    private static final String[] WHICH = {Names.JOB, Names.INSTANCE};
    private static final String TARGET_INFO = "target_info";
    private static final String SERVICE_NAME = "service_name";
    private static final String SERVICE_VERSION = "service_version";

    private final PrometheusApi api;
    private final FleetSettings settings;
    private final Promql promql;

    InstanceReader(PrometheusApi api, FleetSettings settings) {
        this.api = api;
        this.settings = settings;
        this.promql = new Promql(settings.selector(), FleetScope.ALL);
    }

    /** Which one: job and instance. */
    private record Key(String job, String instance) {

        static Key of(Found found) {
            return new Key(found.label(Names.JOB), found.label(Names.INSTANCE));
        }
    }

    Instances read(Instant now) throws FleetException {
        String every = promql.everyInstance();
        PrometheusApi.Round round = api.begin();
        Asked lastSeen = round.query(
                "max by (job, instance) (max_over_time(timestamp(" + every + ")[" + REMEMBERED + ":" + LAST_SEEN_STEP
                        + "]))",
                now);
        Asked samples = round.query("quantile(0.5, count_over_time(" + every + "[" + COUNTED_SECONDS + "s]))", now);
        Asked statuses = round.query(
                "max by (job, instance, " + Names.STATE + ") ("
                        + promql.series(Names.STATUS, Promql.equal(Names.SCOPE, "system")) + " == 1)",
                now);
        Asked scores = round.query(
                "max by (job, instance) (" + promql.series(Names.SCORE, Promql.equal(Names.SCOPE, "system")) + ")",
                now);
        // The label service_name is there where the Collector or Prometheus promotes it.
        Asked targets = round.query(
                "max by (job, instance, " + SERVICE_NAME + ", " + SERVICE_VERSION + ") (" + TARGET_INFO
                        + " and on (job, instance) " + every + ")",
                now);
        Instant known = now;
        List<Found> seen = lastSeen.found();
        if (seen.isEmpty()) {
            throw nothing(every);
        }
        long interval = interval(samples.found());
        Map<Key, OperationSnapshot> windows =
                windows(round, Math.max(settings.window().toSeconds(), 4 * interval), now);
        Map<Key, Double> rates = rates(round, 4 * interval, now);
        Map<Key, String> states = byKey(statuses.found(), each -> each.label(Names.STATE));
        Map<Key, Double> scored = byKey(scores.found(), Found::value);
        Map<Key, String> services = byKey(targets.found(), each -> each.label(SERVICE_NAME));
        Map<Key, String> versions = byKey(targets.found(), each -> each.label(SERVICE_VERSION));
        List<FleetInstance> instances = new ArrayList<>();
        for (Found each : seen) {
            Key key = Key.of(each);
            boolean isSeen = states.containsKey(key);
            OperationSnapshot window = windows.getOrDefault(key, Calls.NONE);
            String service = services.getOrDefault(key, "");
            instances.add(new FleetInstance(
                    key.instance,
                    service.isEmpty() ? key.job : service,
                    versions.getOrDefault(key, ""),
                    isSeen ? status(states.getOrDefault(key, "")) : Status.UNKNOWN,
                    isSeen ? scored.getOrDefault(key, Double.NaN) : Double.NaN,
                    isSeen ? rates.getOrDefault(key, 0.0) : Double.NaN,
                    isSeen ? Tally.of(window).errorRate() : Double.NaN,
                    isSeen ? p95(window.durations()) : Double.NaN,
                    Instant.ofEpochMilli(Math.round(each.value() * 1_000)),
                    isSeen));
        }
        instances.sort(Comparator.comparing(FleetInstance::service).thenComparing(FleetInstance::instance));
        return new Instances(known, instances, interval);
    }

    private Map<Key, OperationSnapshot> windows(PrometheusApi.Round round, long seconds, Instant now)
            throws FleetException {
        Calls calls =
                Calls.grown(round, promql, Names.DURATION, seconds, now, Names.JOB, Names.INSTANCE, Names.OUTCOME);
        Map<Key, List<Calls.Counted>> byKey = calls.counted().stream()
                .collect(Collectors.groupingBy(each -> new Key(each.label(Names.JOB), each.label(Names.INSTANCE))));
        Map<Key, OperationSnapshot> windows = new HashMap<>();
        byKey.forEach((key, counted) ->
                windows.put(key, Calls.snapshot(new OperationId(Calls.ALL, Calls.ALL), counted)));
        return windows;
    }

    private Map<Key, Double> rates(PrometheusApi.Round round, long seconds, Instant now) throws FleetException {
        String range = seconds + "s";
        Asked classic = round.query(Promql.sum(promql.classic(Names.DURATION, "_count", range), WHICH), now);
        Asked exact = round.query(
                Promql.sum("histogram_count(rate(" + promql.series(Names.DURATION) + "[" + range + "]))", WHICH), now);
        Map<Key, Double> rates = byKey(classic.found(), Found::value);
        rates.putAll(byKey(exact.foundIfKnown(), Found::value));
        return rates;
    }

    private static long interval(List<Found> samples) {
        double count = samples.isEmpty() ? 1 : samples.get(0).value();
        return Math.max(LEAST_INTERVAL, Math.round(COUNTED_SECONDS / Math.max(1, count)));
    }

    private static double p95(HistogramSnapshot durations) {
        return durations.quantileNanos(0.95) / 1e9;
    }

    static Status status(String label) {
        for (Status each : Status.values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        return Status.UNKNOWN;
    }

    private static <T> Map<Key, T> byKey(List<Found> found, Function<Found, T> value) {
        Map<Key, T> byKey = new HashMap<>();
        for (Found each : found) {
            byKey.put(Key.of(each), value.apply(each));
        }
        return byKey;
    }

    private FleetException nothing(String asked) {
        return new FleetException(
                Kind.NOTHING_FOUND,
                settings + " knows no series of Opvitals within the last hour: it was asked for " + asked
                        + " (expected: JVMs with the agent that it scrapes, or that send to it, and that "
                        + PrometheusApi.SETTING + "selector fits)");
    }
}
