package io.opvitals.testapp.guarded;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** MicroProfile Fault Tolerance by SmallRye, in a small CDI container. */
public final class FaultTolerant {

    private FaultTolerant() {}

    public static void main(String[] arguments) throws Exception {
        SeContainerInitializer initializer =
                SeContainerInitializer.newInstance().addBeanClasses(FaultTolerantService.class);
        try (SeContainer container = initializer.initialize()) {
            run(container.select(FaultTolerantService.class).get());
        }
    }

    private static void run(FaultTolerantService beans) throws Exception {
        Script script = new Script();
        script.returns("ft.served", "fallback", "fallback", () -> beans.served(Flaky.broken()));
        script.returns("ft.served", "success", "answer", () -> beans.served(new Flaky(0)));
        script.returns("ft.handled", "fallback", "handled", () -> beans.handled(Flaky.broken()));
        script.fails(
                "ft.fallback-fails",
                "error",
                UnsupportedOperationException.class,
                () -> beans.fallbackFails(Flaky.broken()));
        script.returns("ft.retried", "success", "answer", () -> beans.retried(new Flaky(2)));
        script.fails("ft.retried", "error", IllegalStateException.class, () -> beans.retried(Flaky.broken()));
        script.returns("ft.retried-then-served", "fallback", "fallback", () -> beans.retriedThenServed(Flaky.broken()));
        script.fails("ft.slow", "timeout", TimeoutException.class, beans::slow);
        for (int i = 0; i < 2; i++) {
            script.fails("ft.broken", "error", IllegalStateException.class, () -> beans.broken(Flaky.broken()));
        }
        script.fails("ft.broken", "rejected", CircuitBreakerOpenException.class, () -> beans.broken(new Flaky(0)));
        script.returns("ft.later", "fallback", "fallback", () -> beans.later(Flaky.broken()));
        script.returns("ft.later", "success", "answer", () -> beans.later(new Flaky(1)));
        script.end();
    }
}
