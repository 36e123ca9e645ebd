/**
 * SmallRye Fault Tolerance, which implements MicroProfile Fault Tolerance: its interceptor, fallbacks, retries and circuit
 * breakers.
 */
@NullMarked
package io.opvitals.agent.integration.smallrye;

import org.jspecify.annotations.NullMarked;
