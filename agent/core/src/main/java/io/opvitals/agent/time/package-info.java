/**
 * Where time comes from: {@link io.opvitals.agent.time.Ticker} for elapsed time, {@link java.time.InstantSource} for
 * the wall clock. Only this package reads the JVM's clocks; everything else is given one, so that tests can give
 * another.
 */
@NullMarked
package io.opvitals.agent.time;

import org.jspecify.annotations.NullMarked;
