/** An OTLP receiver in the test's own JVM, which decodes what arrives with opentelemetry-proto, a second opinion on the agent's bytes, and which can refuse, stall and fail on command. */
@NullMarked
package io.opvitals.it.receiver;

import org.jspecify.annotations.NullMarked;
