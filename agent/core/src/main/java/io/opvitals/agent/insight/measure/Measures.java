package io.opvitals.agent.insight.measure;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All measures, as the window of a report holds them, against what they were. For any thread. */
public final class Measures {

    /** Fewer values in the window are compared with nothing: one bad answer is no trend. */
    static final int MIN_VALUES = 5;

    private final Baselines baselines;

    /** @param baselines know what measures were */
    public Measures(Baselines baselines) {
        this.baselines = baselines;
    }

    /** Those of all operations, in their order. */
    public List<MeasureState> of(HealthReport report) {
        MeasureSettings settings = baselines.settings();
        Function<MeasureId, @Nullable Baseline> known = baselines::of;
        List<MeasureState> states = new ArrayList<>();
        report.operations().forEach((id, health) -> {
            var counted = report.snapshot().operations().get(id);
            if (counted != null && !counted.measures().isEmpty()) {
                new TreeMap<>(counted.measures())
                        .forEach((name, total) -> states.add(
                                state(new MeasureId(id, name), window(health, name), total, settings, known)));
            }
        });
        return states;
    }

    private static MeasureSnapshot window(ScopeHealth health, String name) {
        return health.window().measures().getOrDefault(name, MeasureSnapshot.EMPTY);
    }

    private static MeasureState state(
            MeasureId id,
            MeasureSnapshot window,
            MeasureSnapshot total,
            MeasureSettings settings,
            Function<MeasureId, @Nullable Baseline> known) {
        MeasureKind kind = settings.kind(id.name());
        Baseline before = known.apply(id);
        double baseline = before == null ? Double.NaN : before.value();
        boolean isEnough = before != null && window.count() >= MIN_VALUES;
        double mean = isEnough ? window.mean() : Double.NaN;
        return new MeasureState(
                id,
                kind,
                window,
                total,
                settings.comparison(id.name()),
                baseline,
                MeasureKind.change(mean, baseline),
                kind.worse(mean, baseline),
                before == null || !isEnough ? Drift.UNKNOWN : Drift.between(window, before.values()));
    }
}
