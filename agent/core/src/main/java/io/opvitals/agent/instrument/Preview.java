package io.opvitals.agent.instrument;

import java.util.List;

/**
 * What a selector would match among the classes that are loaded now.
 *
 * @param problems what is wrong with the text; then there are no matches
 * @param matches the first {@link #MAX_SHOWN} of them
 * @param count how many there are
 * @param exceedsLimit whether they are more than may still be monitored
 * @param notSeen classes that may match and that the JVM does not let be looked into
 */
public record Preview(List<String> problems, List<Match> matches, int count, boolean exceedsLimit, int notSeen) {

    /** Matches past this are counted and not listed. */
    public static final int MAX_SHOWN = 1_000;

    public Preview {
        problems = List.copyOf(problems);
        matches = List.copyOf(matches);
    }

    /**
     * A method.
     *
     * @param method {@code package.Class#method(descriptor)}
     * @param operation the operation that it would be
     * @param isMonitored whether it is monitored already
     * @param excludedBy what excludes it; empty where nothing does
     */
    public record Match(String method, String operation, boolean isMonitored, String excludedBy) {}
}
