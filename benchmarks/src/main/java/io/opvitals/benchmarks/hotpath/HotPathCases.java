package io.opvitals.benchmarks.hotpath;

import io.opvitals.benchmarks.agent.Agents;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which benchmark runs under which agent. */
final class HotPathCases {

    private static final List<String> NO_AGENT = List.of();

    private final Agents agents;
    private final Path javaHome;
    private final List<HotPathCase> cases = new ArrayList<>();

    HotPathCases(Agents agents, Path javaHome) {
        this.agents = agents;
        this.javaHome = javaHome;
    }

    /** @param virtualThreadsHome a JDK that has virtual threads, or {@code null} to leave them out */
    List<HotPathCase> list(boolean peersEverywhere, @Nullable Path virtualThreadsHome) throws IOException {
        own(Section.CALL_1_THREAD, 1);
        peers(Section.CALL_1_THREAD, 1);
        own(Section.CALL_2_THREADS, 2);
        throwing(Variant.THROW_FLOOR, FloorBenchmark.class, NO_AGENT);
        throwing(Variant.OPVITALS, OpvitalsBenchmark.class, agents.opvitalsExact());
        if (peersEverywhere) {
            peers(Section.CALL_2_THREADS, 2);
            throwing(Variant.OPENTELEMETRY_ON, OpenTelemetryAgentBenchmark.class, sampling("always_on", "1"));
            throwing(Variant.ELASTIC, ElasticAgentBenchmark.class, agents.elasticWithoutServer());
        }
        if (virtualThreadsHome != null) {
            virtualThread(Variant.FLOOR, FloorBenchmark.class, virtualThreadsHome, NO_AGENT);
            virtualThread(Variant.OPVITALS, OpvitalsBenchmark.class, virtualThreadsHome, agents.opvitals());
        }
        return List.copyOf(cases);
    }

    /** With the governor on, whose budget such a loop of calls exceeds many times over. */
    List<HotPathCase> sampled() {
        cases.clear();
        call(Section.CALL_SAMPLED, 1, Variant.FLOOR, FloorBenchmark.class, NO_AGENT);
        call(Section.CALL_SAMPLED, 1, Variant.OPVITALS, OpvitalsBenchmark.class, agents.opvitals());
        return List.copyOf(cases);
    }

    /** What each feature adds to a call that uses it. */
    List<HotPathCase> features() {
        cases.clear();
        feature(Section.CALL_OBJECT, "object");
        feature(Section.CALL_ATTRIBUTE, "attribute");
        feature(Section.CALL_METRIC_ATTRIBUTE, "metricAttribute");
        feature(Section.CALL_MEASURE, "measure");
        feature(Section.CALL_RULE, "rule");
        feature(Section.CALL_FALLBACK, "fallback");
        feature(Section.CALL_DONE_FUTURE, "doneFuture");
        feature(Section.CALL_LATE_FUTURE, "lateFuture");
        feature(Section.CALL_PUBLISHER, "publisher");
        return List.copyOf(cases);
    }

    private void feature(Section section, String method) {
        List<String> withRules = new ArrayList<>(agents.opvitalsExact());
        withRules.add("-Dopvitals.outcome.rules=" + FeatureBenchmark.RULE);
        feature(section, method, Variant.NO_AGENT, NO_AGENT);
        feature(section, method, Variant.OPVITALS, withRules);
        feature(section, method, Variant.NO_AGENT_AGAIN, NO_AGENT);
    }

    private void feature(Section section, String method, Variant variant, List<String> jvmArguments) {
        cases.add(new HotPathCase(section, variant, FeatureBenchmark.class, method, 1, javaHome, jvmArguments));
    }

    private void own(Section section, int threads) {
        call(section, threads, Variant.FLOOR, FloorBenchmark.class, NO_AGENT);
        call(section, threads, Variant.OPVITALS, OpvitalsBenchmark.class, agents.opvitalsExact());
        call(section, threads, Variant.FLOOR_AGAIN, FloorBenchmark.class, NO_AGENT);
    }

    private void peers(Section section, int threads) throws IOException {
        call(section, threads, Variant.OPENTELEMETRY_SDK, OpenTelemetrySdkBenchmark.class, NO_AGENT);
        call(section, threads, Variant.MICROMETER, MicrometerBenchmark.class, NO_AGENT);
        call(section, threads, Variant.GLOWROOT, GlowrootBenchmark.class, agents.glowroot());
        Class<?> withSpan = OpenTelemetryAgentBenchmark.class;
        call(section, threads, Variant.OPENTELEMETRY_OFF, withSpan, sampling("always_off", "0"));
        call(section, threads, Variant.OPENTELEMETRY_ONE_PERCENT, withSpan, sampling("traceidratio", "0.01"));
        call(section, threads, Variant.OPENTELEMETRY_ON, withSpan, sampling("always_on", "1"));
        call(section, threads, Variant.ELASTIC, ElasticAgentBenchmark.class, agents.elasticWithoutServer());
    }

    private List<String> sampling(String sampler, String argument) {
        return agents.openTelemetrySampling(sampler, argument);
    }

    private void call(Section section, int threads, Variant variant, Class<?> benchmark, List<String> jvmArguments) {
        cases.add(new HotPathCase(section, variant, benchmark, "call", threads, javaHome, jvmArguments));
    }

    private void throwing(Variant variant, Class<?> benchmark, List<String> jvmArguments) {
        cases.add(new HotPathCase(Section.CALL_THROWING, variant, benchmark, "throwing", 1, javaHome, jvmArguments));
    }

    private void virtualThread(Variant variant, Class<?> benchmark, Path home, List<String> jvmArguments) {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add("-Djmh.executor=VIRTUAL");
        cases.add(new HotPathCase(
                Section.CALL_VIRTUAL_THREAD, variant, benchmark, "call", 1, home, List.copyOf(arguments)));
    }
}
