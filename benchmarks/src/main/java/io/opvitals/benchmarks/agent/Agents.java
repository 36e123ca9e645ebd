package io.opvitals.benchmarks.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JVM arguments for each agent.
 *
 * <p>For the hot path, exporting is off for the peers: what is measured is the call alone, and their exporters would
 * compete for the processor. Opvitals is always measured with everything on, exporting included.
 */
public final class Agents {

    /** A port where nobody listens (discard), for a peer that insists on an address. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private final AgentJars jars;
    private final URI collector;
    private final Path glowrootDirectory;

    /** @param collector answers OTLP over HTTP, see {@link Sink} */
    public Agents(AgentJars jars, URI collector, Path scratchDirectory) {
        this.jars = jars;
        this.collector = collector;
        this.glowrootDirectory = scratchDirectory.resolve("glowroot");
    }

    public List<String> opvitals() {
        return List.of("-javaagent:" + jars.opvitals(), "-Dotel.exporter.otlp.endpoint=" + collector);
    }

    /** Every call timed, however much the agent costs: its governor is off. */
    public List<String> opvitalsExact() {
        List<String> arguments = new ArrayList<>(opvitals());
        arguments.add("-Dopvitals.governor.cpu-budget=off");
        return List.copyOf(arguments);
    }

    /** Every signal sent to the collector, as its defaults are. */
    public List<String> openTelemetry() {
        return List.of(
                "-javaagent:" + jars.openTelemetry(),
                "-Dotel.service.name=benchmark",
                "-Dotel.exporter.otlp.endpoint=" + collector);
    }

    /** Spans are made as the sampler says and sent nowhere. */
    public List<String> openTelemetrySampling(String sampler, String argument) {
        return List.of(
                "-javaagent:" + jars.openTelemetry(),
                "-Dotel.service.name=benchmark",
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.traces.sampler=" + sampler,
                "-Dotel.traces.sampler.arg=" + argument);
    }

    public List<String> elastic() {
        return elastic(collector.toString());
    }

    /** Transactions and spans are made and, because the server cannot be reached, dropped. */
    public List<String> elasticWithoutServer() {
        return elastic(NOBODY);
    }

    private List<String> elastic(String server) {
        return List.of(
                "-javaagent:" + jars.elastic(),
                "-Delastic.apm.service_name=benchmark",
                "-Delastic.apm.application_packages=io.opvitals.benchmarks",
                "-Delastic.apm.server_url=" + server,
                "-Delastic.apm.central_config=false",
                "-Delastic.apm.cloud_provider=NONE",
                "-Delastic.apm.log_level=OFF");
    }

    /**
     * As a client of a central collector that cannot be reached: the collector that keeps everything inside the JVM comes
     * with Glowroot's distribution only, which is not in Maven's repository.
     *
     * @throws IOException when its configuration cannot be written
     */
    public List<String> glowroot() throws IOException {
        Files.createDirectories(glowrootDirectory);
        Files.writeString(glowrootDirectory.resolve("config.json"), GlowrootConfiguration.JSON);
        return List.of(
                "-javaagent:" + jars.glowroot(),
                "-Dglowroot.collector.address=" + NOBODY,
                "-Dglowroot.conf.dir=" + glowrootDirectory,
                "-Dglowroot.log.dir=" + glowrootDirectory,
                "-Dglowroot.tmp.dir=" + glowrootDirectory);
    }
}
