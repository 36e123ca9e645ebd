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
 * @param governorLevel how many parts are left out to stay within the budget
 * @param governorCost the agent's share of the available processors
 * @param sampledOperations operations of which not every call is timed
 */
public record AgentNumbers(
        long classesWoven,
        long methodsWoven,
        long errorsSuppressed,
        long spansKept,
        long spansDropped,
        long cpuTimeNanos,
        boolean enabled,
        int governorLevel,
        double governorCost,
        int sampledOperations) {

    static final AgentNumbers ZERO = new AgentNumbers(0, 0, 0, 0, 0, 0, false, 0, 0, 0);
}
