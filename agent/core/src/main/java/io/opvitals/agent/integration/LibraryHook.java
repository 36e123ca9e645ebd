package io.opvitals.agent.integration;

import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.bootstrap.OpvitalsDoor;

/** A hook of the agent: what goes wrong in it is counted, and logged once per cause. */
public abstract class LibraryHook extends OpvitalsDoor.Hook {

    private final OwnFailures failures;

    protected LibraryHook(OwnFailures failures) {
        this.failures = failures;
    }

    @Override
    protected final void failed(Throwable error) {
        failures.report(getClass().getName(), error);
    }
}
