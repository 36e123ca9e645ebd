package io.opvitals.benchmarks;

/** What {@code --only} chooses from. */
enum Part {
    HOT,
    FEATURES,
    CYCLE,
    STARTUP,
    BACKGROUND,
    JAR
}
