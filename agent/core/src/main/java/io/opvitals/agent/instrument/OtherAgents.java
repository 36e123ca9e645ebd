package io.opvitals.agent.instrument;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Other agents, told by what they leave behind in the class files they transform. */
final class OtherAgents {

    private static final String[][] TRACES = {
        {"OpenTelemetry", "io/opentelemetry/javaagent/"},
        {"Datadog", "datadog/trace/bootstrap/"},
        {"Elastic APM", "co/elastic/apm/agent/"},
        {"New Relic", "com/newrelic/agent/bridge/"},
        {"Glowroot", "org/glowroot/agent/"},
        {"Dynatrace", "com/dynatrace/agent/"},
        {"AppDynamics", "com/singularity/ee/agent/"},
        {"SkyWalking", "org/apache/skywalking/apm/agent/"},
        {"JaCoCo", "$jacocoInit"},
    };

    private OtherAgents() {}

    /** Their names; empty where the class is as its author left it, as far as that can be told. */
    static List<String> in(byte[] classFile) {
        // One byte a character: the constant pool's names are ASCII where it matters here.
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (String[] each : TRACES) {
            if (text.contains(each[1])) {
                found.add(each[0]);
            }
        }
        return found;
    }
}
