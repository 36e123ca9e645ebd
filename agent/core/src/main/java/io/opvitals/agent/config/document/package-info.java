/**
 * A YAML 1.2 or JSON document as a flat list: every scalar, or sequence of scalars, with its dotted path and its line and
 * column. Knows nothing of settings. {@link io.opvitals.agent.config.document.DocumentReader} is the way in.
 *
 * <p>Built from the parser's events, one after the other and not recursively, with limits on size, depth, number of nodes
 * and what aliases may grow to: whatever stands in a file, it is read or refused within milliseconds. Loaded only where
 * there is a file.
 */
@NullMarked
package io.opvitals.agent.config.document;

import org.jspecify.annotations.NullMarked;
