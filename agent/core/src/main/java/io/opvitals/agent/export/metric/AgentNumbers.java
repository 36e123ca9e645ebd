package io.opvitals.agent.export.metric;

/**
 * What the agent says about itself, counted since the start.
 *
 * @param classesWoven classes that are woven now
 * @param methodsWoven methods that are woven now
 * @param errorsSuppressed failures of the agent's own code that the application did not notice
 * @param spansKept calls kept as spans
 * @param spansDropped calls worth a span that were dropped before they reached the exporter
 * @param cpuTimeNanos CPU time of the agent's own threads
 * @param enabled whether calls are recorded
 */
public record AgentNumbers(
        long classesWoven,
        long methodsWoven,
        long errorsSuppressed,
        long spansKept,
        long spansDropped,
        long cpuTimeNanos,
        boolean enabled) {

    static final AgentNumbers ZERO = new AgentNumbers(0, 0, 0, 0, 0, 0, false);
}
