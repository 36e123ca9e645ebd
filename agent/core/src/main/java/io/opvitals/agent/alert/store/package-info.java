/**
 * Small JSON files in the data directory: {@link io.opvitals.agent.alert.store.JsonFile} writes and reads one,
 * {@link io.opvitals.agent.alert.store.Fields} is what was read. Written as a whole, never seen half-written; one that
 * somebody broke is set aside and said, and nothing stops.
 */
@NullMarked
package io.opvitals.agent.alert.store;

import org.jspecify.annotations.NullMarked;
