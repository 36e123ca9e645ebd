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
    HELLO("hello world, nothing monitored, wall", "ms", Comparison.ADDED, Variant.NO_AGENT),
    HELLO_MONITORED("hello world, one monitored method, wall", "ms", Comparison.ADDED, Variant.NO_AGENT),
    CLASSES("1,000 unrelated classes loaded, CPU", "ms", Comparison.ADDED, Variant.NO_AGENT),
    SPRING_READY("Spring Boot web app, time to ready", "ms", Comparison.ADDED_PERCENT, Variant.NO_AGENT),
    HELLO_MEMORY("peak memory, hello", "MiB", Comparison.ADDED, Variant.NO_AGENT),
    SPRING_MEMORY("peak memory, Spring Boot", "MiB", Comparison.ADDED, Variant.NO_AGENT),
    COLLECTION_CYCLE("collection cycle, 1,000 operations", "ms", Comparison.NONE, Variant.NO_AGENT),
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
