package io.opvitals.agent.instrument;

import java.util.Map;

/**
 * What is, or is to be, woven into one class. Two are equal when they weave the same.
 *
 * @param plans by method name and descriptor, run together
 * @param isApiBridge whether it is the class of our API whose empty bodies lead to the door
 */
record Woven(Map<String, MethodPlan> plans, boolean isApiBridge) {

    static final Woven NOTHING = new Woven(Map.of(), false);
    static final Woven API_BRIDGE = new Woven(Map.of(), true);

    static Woven of(Map<String, MethodPlan> plans) {
        return plans.isEmpty() ? NOTHING : new Woven(plans, false);
    }

    boolean isNothing() {
        return !isApiBridge && plans.isEmpty();
    }
}
