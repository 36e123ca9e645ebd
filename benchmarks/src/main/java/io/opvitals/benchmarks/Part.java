package io.opvitals.benchmarks;

/** What {@code --only} chooses from. */
enum Part {
    HOT,
    SAMPLED,
    FEATURES,
    CYCLE,
    HISTORY,
    STARTUP,
    BACKGROUND,
    JAR
}
