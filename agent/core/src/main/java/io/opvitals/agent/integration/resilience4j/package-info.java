/**
 * Resilience4j 2: the decorators' {@code recover}, {@code fallbackMethod} of the Spring annotations, retries, circuit
 * breakers, bulkheads, rate limiters and time limiters.
 */
@NullMarked
package io.opvitals.agent.integration.resilience4j;

import org.jspecify.annotations.NullMarked;
