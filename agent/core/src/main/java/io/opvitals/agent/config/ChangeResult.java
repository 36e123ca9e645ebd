package io.opvitals.agent.config;

import java.util.List;

/**
 * What came of a change or a reload.
 *
 * @param version the number of the version that holds now
 * @param problems why nothing was changed; empty where it was
 * @param needsRestart whether some of it holds only from the next start on
 */
public record ChangeResult(int version, List<Problem> problems, boolean needsRestart) {

    public ChangeResult {
        problems = List.copyOf(problems);
    }

    public boolean isAccepted() {
        return problems.isEmpty();
    }
}
