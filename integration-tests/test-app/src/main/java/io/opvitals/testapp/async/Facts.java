package io.opvitals.testapp.async;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * What an application can see of its own futures and publishers after a monitored method has returned them: one line for
 * each fact, in the same order every time, so that a run with the agent can be held against one without.
 */
public final class Facts {

    private Facts() {}

    /** Tells facts. Found by {@link ServiceLoader}. */
    public interface Source {
        void tell(Facts facts) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Facts facts = new Facts();
        for (Source each : ServiceLoader.load(Source.class)) {
            each.tell(facts);
        }
    }

    /** Prints what comes of it, or what it throws. */
    public void fact(String name, Callable<?> observed) {
        String text;
        try {
            text = String.valueOf(observed.call());
        } catch (Throwable e) {
            text = "threw " + e.getClass().getName() + ": " + e.getMessage();
        }
        System.out.println("fact " + name + " = " + text);
    }
}
