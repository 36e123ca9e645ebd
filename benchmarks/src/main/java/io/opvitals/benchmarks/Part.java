package io.opvitals.benchmarks;

/** What {@code --only} chooses from. */
enum Part {
    HOT,
    STARTUP,
    BACKGROUND,
    JAR
}
