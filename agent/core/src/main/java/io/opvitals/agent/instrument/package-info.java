/**
 * Which methods are monitored, and how they are woven.
 *
 * <p>{@link io.opvitals.agent.instrument.OperationTransformer} sees every class that is loaded. Most are none of its
 * business: {@code ClassFileHeader} walks the constant pool, about a microsecond, and finds neither our annotation nor a
 * supertype that has it nor a configured name. For the few that are, {@code TypeReader} reads annotations and methods,
 * {@code MethodSelection} decides which of them are which operation, and {@code ClassWeaver} writes two calls of
 * {@code OpvitalsDoor} into each.
 *
 * <p>What is configured is a {@link io.opvitals.agent.instrument.Selectors}: {@link io.opvitals.agent.instrument.Selector}s
 * to include and to exclude, and a limit. {@link io.opvitals.agent.instrument.Explanations} answers why a method is or is
 * not monitored and what a selector would match; {@link io.opvitals.agent.instrument.SelectionReport} says what came of the
 * selectors.
 *
 * <p>Weaving changes method bodies and nothing else: no member is added, so that loaded classes can be woven too, and no
 * type is resolved, so that weaving loads no class of the application. Nothing here may throw into class loading: what
 * goes wrong leaves the class as it was and is said in the log.
 *
 * <p>On the way through {@code premain} there are no lambdas: the JVM would set up {@code java.lang.invoke} for them
 * before the application has begun.
 */
@NullMarked
package io.opvitals.agent.instrument;

import org.jspecify.annotations.NullMarked;
