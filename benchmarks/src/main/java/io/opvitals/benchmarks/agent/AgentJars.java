package io.opvitals.benchmarks.agent;

import java.nio.file.Path;

/** Where the agents lie. Each must have a file name that its own start-up checks accept. */
public record AgentJars(Path opvitals, Path openTelemetry, Path elastic, Path glowroot) {

    /** The jars as {@code benchmarks/run} lays them out in the project. */
    public static AgentJars in(Path projectDirectory) {
        Path peers = projectDirectory.resolve("benchmarks/target/peers");
        return new AgentJars(
                projectDirectory.resolve("agent/target/opvitals-agent.jar"),
                peers.resolve("opentelemetry-javaagent.jar"),
                peers.resolve("elastic-apm-agent.jar"),
                peers.resolve("glowroot-agent.jar"));
    }
}
