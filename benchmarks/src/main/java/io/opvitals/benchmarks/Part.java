package io.opvitals.benchmarks;

/** What {@code --only} chooses from. */
enum Part {
    HOT,
    CYCLE,
    STARTUP,
    BACKGROUND,
    JAR
}
