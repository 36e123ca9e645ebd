package io.opvitals.agent.audit;

import java.util.List;

/**
 * What came of looking at every entry.
 *
 * @param entries how many are there
 * @param first the number of the first that is still kept, 0 without any
 * @param last the number of the latest, 0 without any
 * @param head the hash of the latest, empty without any
 * @param problems what is wrong, with file and line; empty when the log is as it was written
 */
public record AuditVerification(long entries, long first, long last, String head, List<String> problems) {

    public AuditVerification {
        problems = List.copyOf(problems);
    }

    /** Whether the log is as it was written. */
    public boolean isIntact() {
        return problems.isEmpty();
    }
}
