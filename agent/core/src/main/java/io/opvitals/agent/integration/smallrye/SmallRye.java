package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.AttemptOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.util.List;
import java.util.Set;

/** Which of its classes are woven with what. */
public final class SmallRye {

    private static final String PACKAGE = "io/smallrye/faulttolerance/";
    private static final String CONTEXT = PACKAGE + "core/FaultToleranceContext";

    private SmallRye() {}

    public static Library library(IntegrationParts parts) {
        WeakIdentityMap<ProxiedCall> proxied = new WeakIdentityMap<>();
        WeakIdentityMap<Invocation> invocations = new WeakIdentityMap<>();
        return new Library(
                "SmallRye Fault Tolerance",
                "6.7 to 6.10",
                Set.of(CONTEXT, PACKAGE + "core/FailureContext"),
                List.of(
                        new HookedClass(
                                PACKAGE + "FaultToleranceInterceptor",
                                new HookedMethod(
                                                "intercept",
                                                "(Ljakarta/interceptor/InvocationContext;)Ljava/lang/Object;",
                                                new Intercepted(parts))
                                        .replacingResult()),
                        new HookedClass(
                                CONTEXT,
                                new HookedMethod(
                                        "<init>", HookedMethod.ANY, new InvocationBegun(parts, invocations, proxied)),
                                new HookedMethod(
                                        "call", "()L" + PACKAGE + "core/Future;", new AttemptOfCall(parts, proxied)),
                                new HookedMethod(
                                        "fireEvent",
                                        "(L" + PACKAGE + "core/FaultToleranceEvent;)V",
                                        new EventFired(parts, invocations))),
                        new HookedClass(
                                PACKAGE + "core/FailureContext",
                                new HookedMethod(
                                        "<init>",
                                        "(Ljava/lang/Throwable;L" + CONTEXT + ";)V",
                                        new FailureTold(parts, invocations)))));
    }
}
