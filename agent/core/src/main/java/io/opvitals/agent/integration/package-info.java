/**
 * Libraries taught to the agent: what stands at their woven places, and how it talks to them.
 *
 * <p>{@code Integrations}, beside the composition root, lists them; each has a package of its own. A hook is a
 * {@link io.opvitals.agent.integration.LibraryHook}, here, in the agent's class loader, and sees a library's objects as
 * {@code Object}. Whatever needs the library's types is an adapter: a class of the module {@code agent/adapters}, compiled
 * against the library, which {@link io.opvitals.agent.integration.AdapterClasses} defines at run time in the class loader
 * that defines the library. It extends an abstract class nested in {@code OpvitalsDoor}, which both sides can see.
 *
 * <p>Hooks run on the application's threads, in the middle of its calls. Nothing here holds an object or a class of the
 * application but weakly, and nothing waits.
 */
@NullMarked
package io.opvitals.agent.integration;

import org.jspecify.annotations.NullMarked;
