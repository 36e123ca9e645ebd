package io.opvitals.agent.alert.rule;

import io.opvitals.agent.promql.Sample;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values that a rule looks at, evaluation by evaluation. Collects some series only: what is shown is to be read. */
final class ReplayLines {

    private static final int COLLECTED = 200;
    private static final int SHOWN = 10;

    private final AlertRule rule;
    private final List<Instant> times = new ArrayList<>();
    private final Map<Labels, Line> lines = new LinkedHashMap<>();

    /** A series as it grows. */
    private static final class Line {

        private final Labels alert;
        private final double[] values = new double[Replay.MAX_POINTS + 1];

        Line(Labels alert) {
            this.alert = alert;
            Arrays.fill(values, Double.NaN);
        }
    }

    ReplayLines(AlertRule rule) {
        this.rule = rule;
    }

    void add(Instant at, List<Sample> samples) {
        if (times.size() > Replay.MAX_POINTS) {
            return;
        }
        for (Sample each : samples) {
            Line line = lines.get(each.labels());
            if (line == null && lines.size() < COLLECTED) {
                line = new Line(rule.active(each.labels(), each.value()).labels());
                lines.put(each.labels(), line);
            }
            if (line != null) {
                line.values[times.size()] = each.value();
            }
        }
        times.add(at);
    }

    List<Instant> times() {
        return times;
    }

    int count() {
        return lines.size();
    }

    /** Those that fired first, then others. */
    List<Replay.Line> shown(Set<Labels> fired) {
        List<Replay.Line> shown = new ArrayList<>();
        for (boolean isFired : new boolean[] {true, false}) {
            for (Line each : lines.values()) {
                if (shown.size() < SHOWN && fired.contains(each.alert) == isFired) {
                    shown.add(new Replay.Line(each.alert, Arrays.copyOf(each.values, times.size())));
                }
            }
        }
        return shown;
    }
}
