/** What is monitored, seen and changed over HTTP, in real JVMs. */
@NullMarked
package io.opvitals.it.instrumentation;

import org.jspecify.annotations.NullMarked;
