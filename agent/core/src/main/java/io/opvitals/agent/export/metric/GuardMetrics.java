package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.guard.GuardSnapshot.Change;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breakers, bulkheads, rate limiters and time limiters.
 *
 * <p>A guard is held by the application. One that is new since the last delivery brings its whole count.
 */
final class GuardMetrics {

    private final boolean isDelta;
    private final LongPoints states;
    private final LongPoints transitions;
    private final Limiting breakers;
    private final Limiting bulkheads;
    private final Limiting rateLimiters;
    private final Limiting timeLimiters;

    /** What guards of one kind have in common. */
    private record Limiting(
            AttributeKey<String> name,
            LongPoints rejected,
            @Nullable LongPoints available,
            @Nullable LongPoints limit) {

        void to(Output output) {
            rejected.counterTo(output);
            if (available != null) {
                available.gaugeTo(output);
            }
            if (limit != null) {
                limit.gaugeTo(output);
            }
        }
    }

    /**
     * @param shape what the exporter wants
     * @param isDelta whether counters speak of what came since the last delivery
     */
    GuardMetrics(Shape shape, boolean isDelta) {
        this.isDelta = isDelta;
        this.states = new LongPoints(Metric.BREAKER_STATE, shape.sinceStart());
        this.transitions = new LongPoints(Metric.BREAKER_TRANSITIONS, shape.counters());
        this.breakers =
                new Limiting(Keys.BREAKER_NAME, new LongPoints(Metric.BREAKER_REJECTED, shape.counters()), null, null);
        this.bulkheads = new Limiting(
                Keys.BULKHEAD_NAME,
                new LongPoints(Metric.BULKHEAD_REJECTED, shape.counters()),
                new LongPoints(Metric.BULKHEAD_AVAILABLE, shape.sinceStart()),
                new LongPoints(Metric.BULKHEAD_LIMIT, shape.sinceStart()));
        this.rateLimiters = new Limiting(
                Keys.RATE_LIMITER_NAME,
                new LongPoints(Metric.RATE_LIMITER_REJECTED, shape.counters()),
                new LongPoints(Metric.RATE_LIMITER_AVAILABLE, shape.sinceStart()),
                new LongPoints(Metric.RATE_LIMITER_LIMIT, shape.sinceStart()));
        this.timeLimiters = new Limiting(
                Keys.TIME_LIMITER_NAME, new LongPoints(Metric.TIME_LIMITER_TIMEOUTS, shape.counters()), null, null);
    }

    /**
     * @param now the guards
     * @param delivered those of the last delivery
     */
    void add(GuardReport now, GuardReport delivered) {
        Map<Object, GuardSnapshot> before = new HashMap<>();
        if (isDelta) {
            delivered.guards().forEach(each -> before.put(each.id(), each));
        }
        for (GuardSnapshot each : now.guards()) {
            add(each, before.get(each.id()));
        }
    }

    void to(Output output) {
        states.upDownCounterTo(output);
        transitions.counterTo(output);
        breakers.to(output);
        bulkheads.to(output);
        rateLimiters.to(output);
        timeLimiters.to(output);
    }

    private void add(GuardSnapshot guard, @Nullable GuardSnapshot before) {
        Limiting kind = switch (guard.id().kind()) {
            case CIRCUIT_BREAKER -> breakers;
            case BULKHEAD -> bulkheads;
            case RATE_LIMITER -> rateLimiters;
            case TIME_LIMITER -> timeLimiters;
        };
        Attributes which = Attributes.of(
                kind.name, guard.id().name(), Keys.LIBRARY, guard.id().library());
        kind.rejected.add(
                which, guard.rejected() - (before == null ? 0 : Math.min(before.rejected(), guard.rejected())));
        if (kind.available != null && guard.available() >= 0) {
            kind.available.add(which, guard.available());
        }
        if (kind.limit != null && guard.limit() >= 0) {
            kind.limit.add(which, guard.limit());
        }
        for (BreakerState state : guard.states()) {
            states.add(
                    which.toBuilder().put(Keys.BREAKER_STATE, state.label()).build(), guard.state() == state ? 1 : 0);
        }
        guard.transitions().forEach((change, count) -> {
            long earlier = before == null ? 0 : before.transitions().getOrDefault(change, 0L);
            transitions.add(with(which, change), count - Math.min(earlier, count));
        });
    }

    private static Attributes with(Attributes which, Change change) {
        return which.toBuilder()
                .put(Keys.BREAKER_FROM, change.from().label())
                .put(Keys.BREAKER_TO, change.to().label())
                .build();
    }
}
