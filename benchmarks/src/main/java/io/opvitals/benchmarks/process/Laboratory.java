package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.agent.Agents;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts programs under a variant's agent.
 *
 * @param agents the arguments that start a JVM under an agent
 * @param variants what to measure; baselines are measured always
 * @param classPath of the programs
 * @param springClassPath of the Spring Boot application
 * @param scratchDirectory for generated jars and the programs' standard error
 * @param progress for the person who waits
 */
public record Laboratory(
        Path javaHome,
        Agents agents,
        Set<Variant> variants,
        String classPath,
        String springClassPath,
        Path scratchDirectory,
        PrintStream progress) {

    private static final List<Variant> ALL_AGENTS = List.of(
            Variant.NO_AGENT,
            Variant.OPVITALS,
            Variant.NO_AGENT_AGAIN,
            Variant.GLOWROOT,
            Variant.ELASTIC,
            Variant.OPENTELEMETRY);

    /** Without an agent and under each that is to be measured, once more than asked to warm up. */
    Turns turns(int rounds) {
        return new Turns(1, rounds, chosen(ALL_AGENTS), progress);
    }

    /** Those of the candidates that are to be measured, without a round to warm up. */
    Turns turnsAtOnce(int rounds, List<Variant> candidates) {
        return new Turns(0, rounds, chosen(candidates), progress);
    }

    private List<Variant> chosen(List<Variant> candidates) {
        return candidates.stream()
                .filter(variant -> variant.isBaseline() || variants.contains(variant))
                .toList();
    }

    ChildJvm start(Variant variant, List<String> moreArguments, String classPath, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(agent(variant));
        command.addAll(moreArguments);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return new ChildJvm(command, scratchDirectory.resolve("stderr-" + variant.key() + ".txt"));
    }

    private List<String> agent(Variant variant) throws IOException {
        return switch (variant) {
            case NO_AGENT, NO_AGENT_AGAIN -> List.of();
            case OPVITALS -> agents.opvitals();
            case OPENTELEMETRY -> agents.openTelemetry();
            case ELASTIC -> agents.elastic();
            case GLOWROOT -> agents.glowroot();
            default -> throw new IllegalArgumentException(variant + " (expected: an agent, or none)");
        };
    }
}
