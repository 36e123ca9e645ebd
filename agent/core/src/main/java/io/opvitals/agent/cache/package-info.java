/**
 * Caches of the application's libraries: how often what was looked for was there.
 *
 * <p>Integrations tell {@link io.opvitals.agent.cache.Caches} of each cache they meet. A cache is held weakly: when the
 * application lets go of it, it is no longer shown. {@link io.opvitals.agent.cache.CacheWatch} reads all of them again and
 * again, on a thread of the agent, into an immutable {@link io.opvitals.agent.cache.CacheReport}. Nothing is counted here:
 * the library counts, where the application has told it to.
 */
@NullMarked
package io.opvitals.agent.cache;

import org.jspecify.annotations.NullMarked;
