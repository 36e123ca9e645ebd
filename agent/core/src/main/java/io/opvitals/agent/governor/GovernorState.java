package io.opvitals.agent.governor;

/**
 * What the governor has found and done.
 *
 * @param level how many parts are left out, 0 for none
 * @param cost the agent's share of the available processors, averaged; 0 while it is not known
 * @param sampledOperations operations of which not every call is timed
 */
public record GovernorState(int level, double cost, int sampledOperations) {

    public static final GovernorState IDLE = new GovernorState(0, 0, 0);
}
