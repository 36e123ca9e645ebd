/**
 * When a call ends that goes on after its method has returned. {@code conformance.md} in the resources is the whole
 * promise: every return type in every way it can end.
 */
package io.opvitals.it.async;
