package io.opvitals.agent.fleet;

import io.opvitals.agent.collect.OperationSum;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.fleet.FleetException.Kind;
import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardId;
import io.opvitals.agent.guard.GuardKind;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Score;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.StuckReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a health report of series. Calls of all instances are added up. The status of a scope is that of the instance
 * that is worst off, and so is its score: both are what an instance says itself, by its own settings, and a fleet in which
 * one of many is down is not healthy.
 */
final class ReportReader {

    private static final String[] OPERATION = {Names.WRAPPER, Names.OPERATION};
    private static final String[] SCOPE = {Names.SCOPE, Names.WRAPPER, Names.OPERATION};

    /** From the worst to the best; what is not known says nothing. */
    private static final List<Status> WORST_FIRST =
            List.of(Status.UNHEALTHY, Status.DEGRADED, Status.HEALTHY, Status.UNKNOWN);

    private static final List<BreakerState> OPEN_FIRST = List.of(
            BreakerState.OPEN,
            BreakerState.FORCED_OPEN,
            BreakerState.HALF_OPEN,
            BreakerState.CLOSED,
            BreakerState.METRICS_ONLY,
            BreakerState.DISABLED);

    private final PrometheusApi api;
    private final FleetSettings settings;
    private final FleetScope scope;
    private final Instances instances;
    private final Promql promql;

    /** @param instances which there are */
    ReportReader(PrometheusApi api, FleetSettings settings, FleetScope scope, Instances instances) {
        this.api = api;
        this.settings = settings;
        this.scope = scope;
        this.instances = instances;
        this.promql = new Promql(settings.selector(), scope);
    }

    /** What judges a scope: {@code system}, {@code wrapper NAME} or {@code operation WRAPPER NAME}. */
    private record Key(String scope, String wrapper, String operation) {

        static final Key SYSTEM = new Key("system", "", "");

        static Key of(Found found) {
            return new Key(found.label(Names.SCOPE), found.label(Names.WRAPPER), found.label(Names.OPERATION));
        }

        static Key of(OperationId id) {
            return new Key("operation", id.wrapper(), id.operation());
        }
    }

    /** What scopes say of themselves. */
    private record Judged(
            Map<Key, Score> scores, Map<Key, Status> statuses, long window, Map<OperationId, Double> rates) {}

    HealthReport read(Instant now) throws FleetException {
        long window = Math.max(settings.window().toSeconds(), instances.rateSeconds());
        long recent = Math.max(60, instances.rateSeconds());
        PrometheusApi.Round round = api.begin();
        OperationReader operations = new OperationReader(round, promql, window, now);
        Asked scores = round.query(
                "bottomk by (" + String.join(", ", SCOPE) + ") (1, " + promql.series(Names.SCORE) + ")", now);
        Asked statuses = round.query(
                "max by (" + String.join(", ", SCOPE) + ", " + Names.STATE + ") (" + promql.series(Names.STATUS)
                        + " == 1)",
                now);
        Asked stuck = round.query(Promql.sum(promql.series(Names.STUCK), OPERATION), now);
        Asked rates = round.query(Promql.sum(promql.classic(Names.DURATION, "_count", recent + "s"), OPERATION), now);
        Asked exactRates = round.query(
                Promql.sum("histogram_count(rate(" + promql.series(Names.DURATION) + "[" + recent + "s]))", OPERATION),
                now);
        Asked breakers = round.query(
                "max by (" + String.join(", ", Names.BREAKER_NAME, Names.LIBRARY, Names.BREAKER_STATE) + ") ("
                        + promql.series(Names.BREAKER) + " == 1)",
                now);
        Asked rejected =
                round.query(Promql.sum(promql.series(Names.BREAKER_REJECTED), Names.BREAKER_NAME, Names.LIBRARY), now);
        Map<OperationId, OperationSnapshot> totals = operations.totals();
        List<Found> states = statuses.found();
        if (totals.isEmpty() && states.isEmpty()) {
            throw nothing();
        }
        Map<OperationId, Double> perSecond = byOperation(rates.found());
        byOperation(exactRates.foundIfKnown()).forEach((id, rate) -> perSecond.merge(id, rate, Double::sum));
        Judged judged = new Judged(scores(scores.found()), statuses(states), window, perSecond);
        Map<OperationId, Integer> hanging = new HashMap<>();
        byOperation(stuck.found()).forEach((id, count) -> {
            if (count > 0) {
                hanging.put(id, (int) Math.round(count));
            }
        });
        return report(
                new Snapshot(0, now, totals),
                operations.windows(),
                judged,
                new StuckReport(List.of(), hanging, List.of(), List.of()),
                new GuardReport(guards(breakers.found(), rejected.found()), List.of()));
    }

    private static HealthReport report(
            Snapshot totals,
            Map<OperationId, OperationSnapshot> windows,
            Judged judged,
            StuckReport stuck,
            GuardReport guards) {
        SortedMap<OperationId, ScopeHealth> operations = new TreeMap<>();
        SortedMap<String, List<OperationId>> byWrapper = new TreeMap<>();
        for (OperationId id : new TreeSet<>(totals.operations().keySet())) {
            operations.put(id, health(Key.of(id), id, List.of(id), totals, windows, judged));
            byWrapper.computeIfAbsent(id.wrapper(), each -> new ArrayList<>()).add(id);
        }
        SortedMap<String, ScopeHealth> wrappers = new TreeMap<>();
        byWrapper.forEach((wrapper, ids) -> wrappers.put(
                wrapper,
                health(
                        new Key("wrapper", wrapper, ""),
                        new OperationId(wrapper, OperationSum.ALL),
                        ids,
                        totals,
                        windows,
                        judged)));
        ScopeHealth system = health(
                Key.SYSTEM,
                new OperationId(OperationSum.ALL, OperationSum.ALL),
                new ArrayList<>(operations.keySet()),
                totals,
                windows,
                judged);
        return new HealthReport(
                totals,
                system,
                Collections.unmodifiableSortedMap(wrappers),
                Collections.unmodifiableSortedMap(operations),
                guards,
                List.of(),
                stuck);
    }

    private static ScopeHealth health(
            Key key,
            OperationId name,
            List<OperationId> ids,
            Snapshot totals,
            Map<OperationId, OperationSnapshot> windows,
            Judged judged) {
        OperationSum sum = new OperationSum();
        long inFlight = 0;
        double perSecond = 0;
        for (OperationId each : ids) {
            sum.add(windows.getOrDefault(each, OperationSnapshot.empty(each)));
            OperationSnapshot total = totals.operations().get(each);
            inFlight += total == null ? 0 : total.inFlight();
            perSecond += judged.rates.getOrDefault(each, 0.0);
        }
        return new ScopeHealth(
                judged.scores.getOrDefault(key, Score.UNKNOWN),
                judged.statuses.getOrDefault(key, Status.UNKNOWN),
                ScopeHealth.NOT_KNOWN,
                sum.total(name),
                judged.window * 1_000_000_000L,
                perSecond,
                inFlight,
                -1);
    }

    /** The lowest of each scope, with who says so. */
    private Map<Key, Score> scores(List<Found> found) {
        Map<Key, Score> scores = new HashMap<>();
        long many = scope.isAll() ? instances.seen() : scope.instances().size();
        String name = many <= 1 ? "score of the instance" : "score of the least healthy of " + many + " instances";
        for (Found each : found) {
            if (!Double.isNaN(each.value())) {
                scores.put(
                        Key.of(each),
                        new Score(
                                each.value(),
                                Double.NaN,
                                List.of(new Score.Factor(
                                        name,
                                        Math.floor(each.value() * 100 + 1e-9) / 100,
                                        each.label(Names.INSTANCE)))));
            }
        }
        return scores;
    }

    private static Map<Key, Status> statuses(List<Found> found) {
        Map<Key, Status> worst = new HashMap<>();
        for (Found each : found) {
            worst.merge(
                    Key.of(each),
                    InstanceReader.status(each.label(Names.STATE)),
                    (a, b) -> WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b) ? a : b);
        }
        return worst;
    }

    static Map<OperationId, Double> byOperation(List<Found> found) {
        Map<OperationId, Double> values = new HashMap<>();
        for (Found each : found) {
            if (OperationReader.isOperation(each)) {
                values.merge(OperationReader.id(each), each.value(), Double::sum);
            }
        }
        return values;
    }

    /** A breaker of several instances is as open as the most open of them. */
    private static List<GuardSnapshot> guards(List<Found> states, List<Found> rejected) {
        SortedMap<String, BreakerState> worst = new TreeMap<>();
        for (Found each : states) {
            for (BreakerState state : BreakerState.values()) {
                if (state.label().equals(each.label(Names.BREAKER_STATE))) {
                    worst.merge(
                            each.label(Names.LIBRARY) + '\n' + each.label(Names.BREAKER_NAME),
                            state,
                            (a, b) -> OPEN_FIRST.indexOf(a) < OPEN_FIRST.indexOf(b) ? a : b);
                }
            }
        }
        Map<String, Long> refused = new HashMap<>();
        for (Found each : rejected) {
            refused.put(each.label(Names.LIBRARY) + '\n' + each.label(Names.BREAKER_NAME), Math.round(each.value()));
        }
        List<GuardSnapshot> guards = new ArrayList<>();
        worst.forEach((key, state) -> {
            int end = key.indexOf('\n');
            guards.add(new GuardSnapshot(
                    new GuardId(GuardKind.CIRCUIT_BREAKER, key.substring(0, end), key.substring(end + 1)),
                    state,
                    BreakerState.COMMON,
                    refused.getOrDefault(key, 0L),
                    Map.of(),
                    -1,
                    -1));
        });
        return guards;
    }

    private FleetException nothing() {
        return new FleetException(
                Kind.NOTHING_FOUND,
                settings + " has no series of now: it was asked for " + promql.series(Names.STATUS)
                        + " (expected: instances of /api/v1/fleet/instances that are still seen)");
    }
}
