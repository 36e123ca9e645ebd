/**
 * Small applications, each with a {@code main}, that the integration tests start in JVMs of their own, with the agent and
 * without it.
 *
 * <p>An application says on stdout what it did: {@link io.opvitals.testapp.Truth} prints how often each operation really
 * ended how, which a test holds against what the agent exported. They are told everything by their arguments or their
 * stdin, and never wait for a time.
 */
@NullMarked
package io.opvitals.testapp;

import org.jspecify.annotations.NullMarked;
