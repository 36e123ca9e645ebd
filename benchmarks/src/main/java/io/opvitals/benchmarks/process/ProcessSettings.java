package io.opvitals.benchmarks.process;

import java.time.Duration;

/**
 * How long whole JVMs are measured.
 *
 * @param startRounds for hello world and the loading of classes, which take a second or two
 * @param springRounds for the Spring Boot application; 0 leaves it out
 * @param memoryRounds for the memory of hello world
 * @param settle how long a JVM that stays is left alone, so that everything the agent starts in the background is there
 * @param cpuRounds for the background CPU; 0 leaves it out
 * @param cpuWarmup how long the JVM is left to compile what it runs
 * @param cpuWindow how long its CPU time is counted
 */
public record ProcessSettings(
        int startRounds,
        int springRounds,
        int memoryRounds,
        Duration settle,
        int cpuRounds,
        Duration cpuWarmup,
        Duration cpuWindow) {}
