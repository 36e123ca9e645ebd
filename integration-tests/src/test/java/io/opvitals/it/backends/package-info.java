/** What stands in a real Collector, Jaeger and Prometheus. Tagged: they run only where backends/run has started these. */
@NullMarked
package io.opvitals.it.backends;

import org.jspecify.annotations.NullMarked;
