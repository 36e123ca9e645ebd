/** Failsafe 3: fallbacks, retries, circuit breakers, bulkheads, rate limiters and timeouts. */
@NullMarked
package io.opvitals.agent.integration.failsafe;

import org.jspecify.annotations.NullMarked;
