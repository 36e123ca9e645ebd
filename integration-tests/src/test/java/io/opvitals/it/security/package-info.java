/** Who may ask the agent over HTTP, and what never leaves it: the shipped jar in real JVMs, over real sockets. */
@NullMarked
package io.opvitals.it.security;

import org.jspecify.annotations.NullMarked;
