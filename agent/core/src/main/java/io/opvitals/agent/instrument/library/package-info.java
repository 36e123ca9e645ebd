/**
 * Weaving of classes of libraries that the agent knows by name.
 *
 * <p>A {@link io.opvitals.agent.instrument.library.Library} names classes, their methods, and the
 * {@code OpvitalsDoor.Hook} that stands at each. {@link io.opvitals.agent.instrument.library.LibraryClasses} is asked for
 * every class that is loaded, with a comparison of a few letters for all but those. A library whose classes do not look as
 * they are known is left alone in that class loader, with one line that says which versions are known.
 *
 * <p>What the hooks do is in {@code io.opvitals.agent.integration}. As everywhere on the way of a class through the
 * transformer: no lambdas, nothing of the application loaded or called.
 */
@NullMarked
package io.opvitals.agent.instrument.library;

import org.jspecify.annotations.NullMarked;
