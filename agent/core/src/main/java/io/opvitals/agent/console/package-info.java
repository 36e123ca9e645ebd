/**
 * The table on the terminal: {@link io.opvitals.agent.console.ConsoleTable} gets every report and prints every few
 * seconds how each operation is; at the JVM's end it prints the totals and what the statuses have been. Off unless
 * {@link io.opvitals.agent.console.ConsoleSettings} says how often.
 *
 * <p>A table is made of {@code Row}s, laid out by {@code TableText}; {@code Figures} writes the numbers and
 * {@link io.opvitals.agent.console.Palette} colours them. Runs on the collector's thread; needs {@code health} and what
 * it needs; nothing needs it but the composition root.
 */
@NullMarked
package io.opvitals.agent.console;

import org.jspecify.annotations.NullMarked;
