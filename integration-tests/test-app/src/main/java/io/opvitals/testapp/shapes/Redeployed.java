package io.opvitals.testapp.shapes;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.util.function.Supplier;

/** A class of an application that is deployed again and again: every third call succeeds, falls back, fails. */
public final class Redeployed implements Supplier<String> {

    private int calls;

    @Override
    @MonitoredOperation(wrapper = "redeployed", fallback = "instead")
    public String get() {
        Operations.current().measure("calls", calls).attribute("loader", "child");
        return switch (calls++ % 3) {
            case 0 -> "ok";
            case 1 -> instead(new OwnFailure());
            default -> throw new OwnFailure();
        };
    }

    private static String instead(OwnFailure failure) {
        return "instead of " + failure;
    }

    /** Of the child loader, too: nobody may hold on to it. */
    private static final class OwnFailure extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
