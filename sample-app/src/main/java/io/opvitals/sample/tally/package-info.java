/**
 * What the sample itself saw of its own calls, so that a test can hold it against what the agent counted. A real
 * application has nothing like it; the lines of the wrappers that say {@code tally.count(...)} are the only ones to
 * skip when reading them as an example.
 */
@NullMarked
package io.opvitals.sample.tally;

import org.jspecify.annotations.NullMarked;
