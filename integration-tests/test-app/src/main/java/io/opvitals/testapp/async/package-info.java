/**
 * The same call with every return type that ends later than its method, in every way it can end.
 *
 * <p>A {@link io.opvitals.testapp.async.Kind} is a return type: it has one monitored method of that type, and uses what it
 * returns as a {@link io.opvitals.testapp.async.Scenario} says. {@link io.opvitals.testapp.async.Conformance} goes through
 * all kinds with one scenario. The methods also have OpenTelemetry's and Micrometer's annotation, so that the same run
 * can be watched by others.
 */
@NullMarked
package io.opvitals.testapp.async;

import org.jspecify.annotations.NullMarked;
