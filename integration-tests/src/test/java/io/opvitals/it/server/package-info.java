/** What the agent answers over HTTP, asked over a real socket, with the shipped jar in a JVM of its own. */
@NullMarked
package io.opvitals.it.server;

import org.jspecify.annotations.NullMarked;
