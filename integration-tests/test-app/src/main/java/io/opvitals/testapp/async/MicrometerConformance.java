package io.opvitals.testapp.async;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** {@link Conformance} with what Micrometer's {@code @Timed} saw of it: one line for each timer on stdout. */
public final class MicrometerConformance {

    private MicrometerConformance() {}

    public static void main(String[] arguments) throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        Conformance.main(arguments);
        for (Timer each : registry.getMeters().stream()
                .filter(Timer.class::isInstance)
                .map(Timer.class::cast)
                .toList()) {
            System.out.println(
                    "timer " + each.getId().getName() + " " + each.getId().getTag("exception") + " " + each.count());
        }
    }
}
