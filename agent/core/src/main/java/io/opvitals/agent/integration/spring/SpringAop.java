package io.opvitals.agent.integration.spring;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.HookedMethod.Field;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.AttemptOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.util.List;

/** Which classes of spring-aop are woven with what. */
public final class SpringAop {

    private static final String PACKAGE = "org/springframework/aop/";

    private SpringAop() {}

    public static Library library(IntegrationParts parts) {
        WeakIdentityMap<ProxiedCall> calls = new WeakIdentityMap<>();
        GuardingAdvice guarding = new GuardingAdvice(parts);
        return new Library(
                "Spring AOP",
                "5.3 to 7.0",
                List.of(
                        new HookedClass(
                                PACKAGE + "framework/ReflectiveMethodInvocation",
                                new HookedMethod(
                                                "proceed",
                                                "()Ljava/lang/Object;",
                                                new ProxyCalled(parts, calls, guarding),
                                                new Field("method", "Ljava/lang/reflect/Method;"),
                                                new Field("targetClass", "Ljava/lang/Class;"),
                                                new Field("interceptorsAndDynamicMethodMatchers", "Ljava/util/List;"),
                                                new Field("currentInterceptorIndex", "I"))
                                        .replacingResult(),
                                new HookedMethod(
                                        "invokeJoinpoint", "()Ljava/lang/Object;", new AttemptOfCall(parts, calls)),
                                new HookedMethod(
                                        "invocableClone",
                                        "([Ljava/lang/Object;)Lorg/aopalliance/intercept/MethodInvocation;",
                                        new InvocationCloned(parts, calls))),
                        new HookedClass(
                                PACKAGE + "framework/CglibAopProxy$CglibMethodInvocation",
                                new HookedMethod(
                                                "invokeJoinpoint",
                                                "()Ljava/lang/Object;",
                                                new AttemptOfCall(parts, calls))
                                        .optional()),
                        new HookedClass(
                                PACKAGE + "framework/InterceptorAndDynamicMethodMatcher",
                                new HookedMethod("<init>", HookedMethod.ANY, guarding.matchedAtRunTime(parts))),
                        new HookedClass(
                                PACKAGE + "aspectj/AspectJAroundAdvice",
                                new HookedMethod("<init>", HookedMethod.ANY, guarding))));
    }
}
