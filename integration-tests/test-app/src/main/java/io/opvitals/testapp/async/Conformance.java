package io.opvitals.testapp.async;

import java.util.ServiceLoader;

/** Every kind in one scenario, a {@link Scenario} by name. */
public final class Conformance {

    private Conformance() {}

    public static void main(String[] arguments) throws Exception {
        Scenario scenario = Scenario.valueOf(arguments[0]);
        for (Kind each : ServiceLoader.load(Kind.class)) {
            each.run(scenario);
            System.out.println("ran " + each.getClass().getSimpleName());
        }
    }
}
