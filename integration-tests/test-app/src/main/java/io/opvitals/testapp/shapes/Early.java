package io.opvitals.testapp.shapes;

import io.opvitals.api.MonitoredOperation;

/** Loaded and used before the agent is there. */
public final class Early {

    @MonitoredOperation(wrapper = "early")
    public int twice(int number) {
        return 2 * number;
    }
}
