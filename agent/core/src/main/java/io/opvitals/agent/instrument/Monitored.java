package io.opvitals.agent.instrument;

import java.util.Set;

/**
 * A {@code @MonitoredOperation} as it stands in a class file. Empty texts stand for defaults.
 *
 * @param value operation name on a method, wrapper name on a type
 * @param wrapper wrapper name
 * @param fallback name of the fallback method
 * @param expected class names of expected exceptions
 * @param stuckAfter duration as text
 */
record Monitored(String value, String wrapper, String fallback, Set<String> expected, String stuckAfter) {

    static final String DESCRIPTOR = "Lio/opvitals/api/MonitoredOperation;";

    /** Stands for a method that is named in the configuration rather than annotated. */
    static final Monitored BY_NAME = new Monitored("", "", "", Set.of(), "");
}
