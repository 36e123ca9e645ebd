package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;

/** Names a fallback that is not there, and a duration that is none. */
public final class UnknownFallback {

    private UnknownFallback() {}

    public static void main(String[] arguments) {
        System.out.println(ask() + answer());
    }

    @MonitoredOperation(wrapper = "wrong", fallback = "askSomebodyElse")
    static int ask() {
        return 40;
    }

    @MonitoredOperation(wrapper = "wrong", stuckAfter = "soon")
    static int answer() {
        return 2;
    }
}
