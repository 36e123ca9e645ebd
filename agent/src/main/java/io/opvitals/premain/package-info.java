/**
 * The part of the agent that the JVM loads on the application's class path: as little as possible. It checks whether it
 * should start at all ({@code StartupChecks}), and hands over to the core in its own class loader
 * ({@code AgentClassLoader}).
 *
 * <p>Compiled for Java 11, so that an older Java than the core needs is told so instead of failing. No lambdas, no
 * {@code java.lang.invoke}, no logging, no dependency: whatever is touched here is touched before the application's first
 * line.
 */
@NullMarked
package io.opvitals.premain;

import org.jspecify.annotations.NullMarked;
