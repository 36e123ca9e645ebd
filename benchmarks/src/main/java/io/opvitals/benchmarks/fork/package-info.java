/** JMH, one fork at a time: what asks for JMH outside the benchmark classes themselves. */
@NullMarked
package io.opvitals.benchmarks.fork;

import org.jspecify.annotations.NullMarked;
