package io.opvitals.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose calls the Opvitals agent counts, times and judges.
 *
 * <p>On a method, the method is one operation. On a type, every public method of the type is one, and
 * {@link #value()} names the wrapper they belong to. The annotation may also stand on a method of an interface
 * or superclass: the methods that implement or override it are monitored. The most specific annotation wins:
 * the method's own, then the overridden method's, then the type's.
 *
 * <p>Without the agent the annotation does nothing.
 *
 * <pre>{@code
 * @MonitoredOperation(wrapper = "routellm", fallback = "weakModel", expected = PromptRefused.class, stuckAfter = "30s")
 * Answer complete(Prompt prompt) { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MonitoredOperation {

    /**
     * On a method, the operation's name; by default the method's name. On a type, the wrapper's name; by default
     * the simple class name in kebab-case ({@code RouteLlmClient} becomes {@code route-llm-client}).
     */
    String value() default "";

    /**
     * The wrapper this operation belongs to. By default the enclosing type's {@code @MonitoredOperation} value, else
     * the simple class name in kebab-case. It holds no dot: the part before the first dot of {@code wrapper.operation}
     * is the wrapper.
     */
    String wrapper() default "";

    /**
     * Name of the method in the same class that is this operation's fallback. When it runs inside a call of this
     * operation and the call then returns normally, the call's outcome is {@code fallback}; its reason is the class of
     * the first {@link Throwable} argument of that method, or the method's name where it takes none.
     *
     * <p>All overloads of that name count. A name that no method of the class has is reported in the agent's log, and
     * the operation is monitored without a fallback. By default there is none.
     */
    String fallback() default "";

    /**
     * Exception types, subtypes included, that are a normal answer of this operation. A call that throws one counts as
     * {@code success} and is left out of the health score. By default every exception is a failure.
     */
    Class<? extends Throwable>[] expected() default {};

    /**
     * How long a call may be in flight before it counts as stuck: a number with its unit ({@code 500ms}, {@code 30s},
     * {@code 5m}, {@code 1h}) or an ISO-8601 duration ({@code PT30S}). Greater than zero. By default the agent's own
     * threshold, one minute. A value that does not parse is reported in the agent's log and the default is used.
     */
    String stuckAfter() default "";
}
