package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;

/** Makes one monitored call, says hello and ends. */
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println(greeting("world"));
    }

    @MonitoredOperation(wrapper = "hello")
    static String greeting(String name) {
        return "hello " + name;
    }
}
