package io.opvitals.benchmarks.result;

/**
 * One question asked of every variant.
 *
 * @see Comparison how the answer is set against the section's baseline
 */
public enum Section {
    CALL_1_THREAD("a call, 1 thread", "ns", Comparison.TIMES_BASELINE, Variant.FLOOR),
    CALL_2_THREADS("a call, 2 threads", "ns", Comparison.TIMES_BASELINE, Variant.FLOOR),
    CALL_VIRTUAL_THREAD("a call, virtual thread", "ns", Comparison.TIMES_BASELINE, Variant.FLOOR),
    CALL_SAMPLED("a call, exact count and sampled timing", "ns", Comparison.TIMES_BASELINE, Variant.FLOOR),
    CALL_THROWING("a throwing call", "ns", Comparison.ADDED_TIMES_FLOOR, Variant.THROW_FLOOR),
    CALL_ALLOCATION("bytes allocated per call", "B", Comparison.NONE, Variant.FLOOR),
    CALL_OBJECT("a call that returns an object", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_ATTRIBUTE("a call with an attribute", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_METRIC_ATTRIBUTE("a call with an attribute of its metrics", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_MEASURE("a call that attaches a measure", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_RULE("a call with an outcome rule over its result", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_FALLBACK("a call served by its fallback method", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_DONE_FUTURE("a call that returns a future, done", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_LATE_FUTURE("a call that returns a future, completed later", "ns", Comparison.ADDED, Variant.NO_AGENT),
    CALL_PUBLISHER("a call that returns a Flow.Publisher, one subscription", "ns", Comparison.ADDED, Variant.NO_AGENT),
    HELLO("hello world, nothing monitored, wall", "ms", Comparison.ADDED, Variant.NO_AGENT),
    HELLO_MONITORED("hello world, one monitored method, wall", "ms", Comparison.ADDED, Variant.NO_AGENT),
    CLASSES("1,000 unrelated classes loaded, CPU", "ms", Comparison.ADDED, Variant.NO_AGENT),
    SPRING_READY("Spring Boot web app, time to ready", "ms", Comparison.ADDED_PERCENT, Variant.NO_AGENT),
    HELLO_MEMORY("peak memory, hello", "MiB", Comparison.ADDED, Variant.NO_AGENT),
    SPRING_MEMORY("peak memory, Spring Boot", "MiB", Comparison.ADDED, Variant.NO_AGENT),
    COLLECTION_CYCLE("collection cycle, 1,000 operations", "ms", Comparison.NONE, Variant.NO_AGENT),
    HISTORY_FLUSH("history, ten seconds of 1,000 operations", "ms", Comparison.NONE, Variant.NO_AGENT),
    HISTORY_ROLLED("history, the same with its share of rolling up", "ms", Comparison.NONE, Variant.NO_AGENT),
    HISTORY_QUERY("history, a week of 1,000 operations in 100 wrappers", "ms", Comparison.NONE, Variant.NO_AGENT),
    BACKGROUND_CPU("background CPU, 1,000 operations, exporting", "% of a core", Comparison.ADDED, Variant.NO_AGENT),
    JAR("agent jar", "MB", Comparison.NONE, Variant.NO_AGENT);

    private final String title;
    private final String unit;
    private final Comparison comparison;
    private final Variant baseline;

    Section(String title, String unit, Comparison comparison, Variant baseline) {
        this.title = title;
        this.unit = unit;
        this.comparison = comparison;
        this.baseline = baseline;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    public Comparison comparison() {
        return comparison;
    }

    public Variant baseline() {
        return baseline;
    }

    /** The name in the JSON: {@code call-1-thread}. */
    public String key() {
        return Keys.of(this);
    }
}
