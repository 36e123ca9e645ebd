package io.opvitals.agent;

import io.opvitals.agent.check.Finding;
import io.opvitals.agent.check.HealthCheck;
import io.opvitals.agent.storage.DataDirectory;
import org.jspecify.annotations.Nullable;

/** Whether what must outlive the JVM can be kept: run-time changes, users, the audit log. */
final class DataDirectoryCheck implements HealthCheck {

    private final DataDirectory data;

    DataDirectoryCheck(DataDirectory data) {
        this.data = data;
    }

    @Override
    public Finding look() {
        @Nullable String why = data.why();
        return why == null ? Finding.healthy(data.location()) : Finding.unhealthy(why);
    }
}
