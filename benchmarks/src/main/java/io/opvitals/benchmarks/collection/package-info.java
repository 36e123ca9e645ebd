/** What the collector thread does every second and the history every ten, by JMH, on the agent's core as it lies on the class path. */
@NullMarked
package io.opvitals.benchmarks.collection;

import org.jspecify.annotations.NullMarked;
