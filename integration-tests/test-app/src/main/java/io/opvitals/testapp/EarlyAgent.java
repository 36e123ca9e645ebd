package io.opvitals.testapp;

import io.opvitals.testapp.shapes.Early;

/** An agent that, when it comes before ours on the command line, loads and uses classes of the application. */
public final class EarlyAgent {

    private EarlyAgent() {}

    public static void premain(String arguments) {
        System.out.println("early agent: " + new Early().twice(20));
    }
}
