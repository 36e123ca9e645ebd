package io.opvitals.testapp.guarded;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Beans of a small Spring context. */
public final class InSpring {

    /** What is there until the end of the JVM, as it is while an application runs: its breakers. */
    private static final List<Object> HELD = new ArrayList<>();

    private InSpring() {}

    public static void main(String[] arguments) throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class)) {
            HELD.add(context.getBean(CircuitBreakerRegistry.class));
            run(context);
        }
    }

    private static void run(AnnotationConfigApplicationContext context) throws Exception {
        Script script = new Script();
        resilience4j(script, context);
        springRetry(script, context.getBean(SpringRetryService.class));
        CloudService cloud = context.getBean(CloudService.class);
        script.returns("cloud.served", "fallback", "fallback", () -> cloud.served(Flaky.broken()));
        script.returns("cloud.served", "success", "answer", () -> cloud.served(new Flaky(0)));
        script.fails("cloud.alone", "error", NoFallbackAvailableException.class, () -> cloud.alone(Flaky.broken()));
        script.end();
    }

    private static void resilience4j(Script script, AnnotationConfigApplicationContext context) throws Exception {
        AnnotatedService beans = context.getBean(AnnotatedService.class);
        CircuitBreakerRegistry breakers = context.getBean(CircuitBreakerRegistry.class);
        script.returns("bean.served", "fallback", "fallback", () -> beans.served(Flaky.broken()));
        script.returns("bean.served", "success", "answer", () -> beans.served(new Flaky(0)));
        breakers.circuitBreaker("refused").transitionToForcedOpenState();
        script.returns("bean.refused", "fallback", "fallback", () -> beans.refused(new Flaky(0)));
        for (int i = 0; i < 4; i++) {
            script.fails("bean.broken", "error", IllegalStateException.class, () -> beans.broken(Flaky.broken()));
        }
        script.fails("bean.broken", "rejected", CallNotPermittedException.class, () -> beans.broken(new Flaky(0)));
        script.returns("bean.retried", "success", "answer", () -> beans.retried(new Flaky(2)));
        script.fails("bean.retried", "error", IllegalStateException.class, () -> beans.retried(Flaky.broken()));
        script.returns("bean.both", "fallback", "fallback", () -> beans.both(Flaky.broken()));
        script.fails(
                "bean.fallback-fails",
                "error",
                UnsupportedOperationException.class,
                () -> beans.fallbackFails(Flaky.broken()));
        script.returns("bean.later", "fallback", "fallback", () -> beans.later(Flaky.broken()));
        script.returns("bean.later", "success", "answer", () -> beans.later(new Flaky(0)));
        script.returns("bean.retried-later", "success", "answer", () -> beans.retriedLater(new Flaky(2)));
        script.returns("bean.plain", "success", "answer", () -> beans.plain(new Flaky(0)));
        @SuppressWarnings("unchecked") // There is one bean of the interface.
        Answering<Flaky> byInterface = context.getBean(Answering.class);
        script.returns("bean.by-interface", "success", "answer", () -> byInterface.answer(new Flaky(1)));
    }

    private static void springRetry(Script script, SpringRetryService beans) throws Exception {
        script.returns("retry.annotated", "success", "answer", () -> beans.annotated(new Flaky(1)));
        script.returns("retry.annotated", "fallback", "fallback", () -> beans.annotated(Flaky.broken()));
        script.fails(
                "retry.recovery-fails",
                "error",
                UnsupportedOperationException.class,
                () -> beans.recoveryFails(Flaky.broken()));
        script.returns("retry.template", "fallback", "fallback", () -> beans.template(Flaky.broken()));
        script.returns("retry.template", "success", "answer", () -> beans.template(new Flaky(2)));
        script.fails(
                "retry.template-alone",
                "error",
                IllegalStateException.class,
                () -> beans.templateAlone(Flaky.broken()));
    }
}
