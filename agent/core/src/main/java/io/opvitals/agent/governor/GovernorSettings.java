package io.opvitals.agent.governor;

/**
 * How much the agent may cost.
 *
 * @param cpuBudget share of the available processors, greater than 0; infinite for no limit
 */
public record GovernorSettings(double cpuBudget) {

    public GovernorSettings {
        if (!(cpuBudget > 0)) {
            throw new IllegalArgumentException("cpuBudget: " + cpuBudget + " (expected: > 0)");
        }
    }

    boolean isOn() {
        return cpuBudget != Double.POSITIVE_INFINITY;
    }
}
