/**
 * The agents that a JVM is started with, as JVM arguments: the one place that knows their jars and their flags. Peers
 * are set up as their users would, and where something had to be chosen, in their favour.
 */
@NullMarked
package io.opvitals.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
