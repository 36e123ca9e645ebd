package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Series of a quarter of an hour, a sample every ten seconds: counters that begin anew, gauges, histograms, gaps, ends. */
final class RecordedSeries {

    static final int SAMPLES = 91;
    static final long STEP_MILLIS = 10_000;

    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, Sample> ids = new LinkedHashMap<>();
    private final Random random = new Random(7);

    RecordedSeries() {
        for (String operation : List.of("a", "b", "c")) {
            for (String outcome : List.of("success", "error")) {
                counter(
                        "requests_total",
                        Labels.of("op", operation, "outcome", outcome),
                        operation.equals("b") ? 40 : -1);
            }
            gauge("ratio", Labels.of("op", operation, "scope", "operation"), 0.25);
            gauge("calls", Labels.of("op", operation, "scope", "operation"), 4);
            gauge("limit", Labels.of("op", operation, "team", operation.equals("c") ? "x" : "y"), 8);
            histogram(operation);
        }
        gauge("ratio", Labels.of("scope", "system"), 0.25);
        gauge("temperature", Labels.of("place", "in-door"), 40);
        gauge("temperature", Labels.of("place", "out\"door"), 10);
        absent("ratio", Labels.of("op", "c", "scope", "operation"), 60, SAMPLES);
        absent("calls", Labels.of("op", "b", "scope", "operation"), 20, 50);
        absent("requests_total", Labels.of("op", "c", "outcome", "error"), 0, 45);
    }

    /** What it is, by its id as PromQL writes it. */
    Map<String, double[]> values() {
        return values;
    }

    /** As it is at a moment. */
    SampleMemory memory(List<Query> queries, long untilMillis) {
        SampleMemory memory = new SampleMemory(queries, STEP_MILLIS);
        for (int i = 0; i < SAMPLES && i * STEP_MILLIS <= untilMillis; i++) {
            memory.begin(i * STEP_MILLIS);
            for (Map.Entry<String, double[]> each : values.entrySet()) {
                double value = each.getValue()[i];
                if (!Double.isNaN(value)) {
                    Sample id = ids.get(each.getKey());
                    memory.put(id.name(), id.labels(), value, false);
                }
            }
            memory.end();
        }
        return memory;
    }

    private void counter(String name, Labels labels, int beginsAnewAt) {
        double[] total = new double[SAMPLES];
        double sum = random.nextInt(50);
        for (int i = 0; i < SAMPLES; i++) {
            sum = i == beginsAnewAt ? 0 : sum + random.nextInt(20);
            total[i] = sum;
        }
        add(name, labels, total);
    }

    private void gauge(String name, Labels labels, double around) {
        double[] level = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            // Eighths: sums of these are exact.
            level[i] = around + (random.nextInt(17) - 8) * around / 16;
        }
        add(name, labels, level);
    }

    private void histogram(String operation) {
        String[] bounds = {"0.1", "0.5", "1.0", "5.0", "+Inf"};
        double[][] upTo = new double[bounds.length][SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double below = 0;
            for (int bound = 0; bound < bounds.length; bound++) {
                below += random.nextInt(4);
                upTo[bound][i] = (i == 0 ? 0 : upTo[bound][i - 1]) + below;
            }
        }
        for (int bound = 0; bound < bounds.length; bound++) {
            add("latency_bucket", Labels.of("op", operation, "le", bounds[bound]), upTo[bound]);
        }
    }

    private void absent(String name, Labels labels, int from, int to) {
        double[] series = values.get(name + labels);
        for (int i = from; i < to; i++) {
            series[i] = Double.NaN;
        }
    }

    private void add(String name, Labels labels, double[] series) {
        values.put(name + labels, series);
        ids.put(name + labels, new Sample(name, labels, 0));
    }

    /** As promtool takes it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        values.forEach((id, series) -> {
            StringBuilder line = new StringBuilder("    - series: '" + id.replace("'", "''") + "'\n      values: '");
            for (double each : series) {
                line.append(Double.isNaN(each) ? "stale" : each == Math.rint(each) ? "" + (long) each : "" + each)
                        .append(' ');
            }
            lines.add(line.append("'\n").toString());
        });
        return lines;
    }
}
