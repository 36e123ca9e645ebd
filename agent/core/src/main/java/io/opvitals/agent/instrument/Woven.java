package io.opvitals.agent.instrument;

import java.util.Map;

/**
 * What is, or is to be, woven into one class. Two are equal when they weave the same.
 *
 * @param plans by method name and descriptor, run together
 * @param isApiBridge whether it is the class of our API whose empty bodies lead to the door
 * @param isHooked whether it is a class of a known library that has hooks
 */
record Woven(Map<String, MethodPlan> plans, boolean isApiBridge, boolean isHooked) {

    static final Woven NOTHING = new Woven(Map.of(), false, false);
    static final Woven API_BRIDGE = new Woven(Map.of(), true, false);
    private static final Woven HOOKED = new Woven(Map.of(), false, true);

    static Woven of(Map<String, MethodPlan> plans, boolean isHooked) {
        if (plans.isEmpty()) {
            return isHooked ? HOOKED : NOTHING;
        }
        return new Woven(plans, false, isHooked);
    }

    boolean isNothing() {
        return !isApiBridge && !isHooked && plans.isEmpty();
    }
}
