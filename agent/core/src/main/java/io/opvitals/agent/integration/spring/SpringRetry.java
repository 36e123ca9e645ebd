package io.opvitals.agent.integration.spring;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.util.List;

/** Which classes of Spring Retry are woven with what. */
public final class SpringRetry {

    private static final String PACKAGE = "org/springframework/retry/";
    private static final String POLICY = "L" + PACKAGE + "RetryPolicy;";
    private static final String CONTEXT = "L" + PACKAGE + "RetryContext;";
    private static final String STATE = "L" + PACKAGE + "RetryState;";

    private SpringRetry() {}

    public static Library library(IntegrationParts parts) {
        WeakIdentityMap<Attempts> attempts = new WeakIdentityMap<>();
        return new Library(
                "Spring Retry",
                "2.0",
                List.of(new HookedClass(
                        PACKAGE + "support/RetryTemplate",
                        new HookedMethod(
                                "registerThrowable",
                                "(" + POLICY + STATE + CONTEXT + "Ljava/lang/Throwable;)V",
                                new AttemptFailed(parts, attempts)),
                        new HookedMethod(
                                "handleRetryExhausted",
                                "(L" + PACKAGE + "RecoveryCallback;" + CONTEXT + STATE + ")Ljava/lang/Object;",
                                new Recovery(parts, attempts)),
                        new HookedMethod(
                                "close", "(" + POLICY + CONTEXT + STATE + "Z)V", new ExecutionEnds(parts, attempts)))));
    }
}
