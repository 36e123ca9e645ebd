package io.opvitals.testapp.shapes;

import io.opvitals.api.HealthChecks;
import io.opvitals.api.HealthResult;

/** An application that is deployed in a loader of its own, and registers a check when it starts. */
public final class RegistersCheck implements Runnable {

    private final byte[] much = new byte[1 << 20];

    @Override
    public void run() {
        HealthChecks.register("redeployed", () -> HealthResult.healthy("holds " + much.length + " bytes"));
    }
}
