package io.opvitals.testapp;

import io.opvitals.testapp.shapes.Early;
import java.lang.instrument.Instrumentation;

/**
 * An agent that, when it comes before ours on the command line, loads and uses classes of the application; when it comes
 * behind, it sees what ours makes of them.
 */
public final class EarlyAgent {

    private EarlyAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        Bytecode.watch(instrumentation);
        System.out.println("early agent: " + new Early().twice(20));
    }
}
