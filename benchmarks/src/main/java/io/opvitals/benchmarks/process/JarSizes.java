package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.agent.AgentJars;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The sizes of the agents' jars, in millions of bytes. */
public final class JarSizes {

    private final AgentJars jars;
    private final Set<Variant> variants;

    public JarSizes(AgentJars jars, Set<Variant> variants) {
        this.jars = jars;
        this.variants = variants;
    }

    public void measure(Results results) throws IOException {
        measure(Variant.OPVITALS, jars.opvitals(), results);
        measure(Variant.GLOWROOT, jars.glowroot(), results);
        measure(Variant.ELASTIC, jars.elastic(), results);
        measure(Variant.OPENTELEMETRY, jars.openTelemetry(), results);
    }

    private void measure(Variant variant, Path jar, Results results) throws IOException {
        if (variants.contains(variant)) {
            results.add(Section.JAR, variant, Files.size(jar) / 1e6);
        }
    }
}
